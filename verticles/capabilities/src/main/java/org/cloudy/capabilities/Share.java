package org.cloudy.capabilities;

import java.util.Map;
import org.cloudy.platform.jobs.Progress;

/** A part of a job's progress, from 0 to 100 for whoever does that part. */
record Share(Progress whole, int from, int to) implements Progress {
    /** The part of one of {@code count} things that take the same time. */
    static Share of(Progress whole, int index, int count) {
        return new Share(whole, 100 * index / count, 100 * (index + 1) / count);
    }

    @Override
    public void step(int percent, String key, Map<String, String> args) {
        whole.step(from + (to - from) * Math.clamp(percent, 0, 100) / 100, key, args);
    }

    @Override
    public void line(String text) {
        whole.line(text);
    }

    @Override
    public boolean resumed() {
        return whole.resumed();
    }
}
