package org.cloudy.platform.jobs;

import java.util.Map;

/** Where a job says how far it is. */
public interface Progress {
    /**
     * A new step.
     *
     * @param percent how far the job is, 0 to 100
     * @param key translation key of what it does now
     * @throws java.util.concurrent.CancellationException if somebody cancelled the job
     */
    void step(int percent, String key, Map<String, String> args);

    /** A line for the job's log, as a tool wrote it. */
    void line(String text);

    /** Whether the node began with this job in an earlier life, and does it again. */
    default boolean resumed() {
        return false;
    }

    /** A new step without arguments. */
    default void step(int percent, String key) {
        step(percent, key, Map.of());
    }
}
