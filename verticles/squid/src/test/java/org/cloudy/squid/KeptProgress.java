package org.cloudy.squid;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudy.platform.jobs.Progress;

/** A job's progress that keeps the lines. */
record KeptProgress(List<String> lines) implements Progress {
    KeptProgress() {
        this(new CopyOnWriteArrayList<>());
    }

    @Override
    public void step(int percent, String key, Map<String, String> args) {}

    @Override
    public void line(String text) {
        lines.add(text);
    }
}
