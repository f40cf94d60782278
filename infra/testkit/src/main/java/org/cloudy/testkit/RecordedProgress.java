package org.cloudy.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.jobs.Progress;

/** The progress of work that is done outside a job: what was told of it, in English. */
public final class RecordedProgress implements Progress {
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void step(int percent, String key, Map<String, String> args) {
        steps.add(Messages.text("en", key, args));
    }

    @Override
    public void line(String text) {
        lines.add(text);
    }

    /** The steps that were told, the first one first. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    /** The lines that were told, the first one first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
