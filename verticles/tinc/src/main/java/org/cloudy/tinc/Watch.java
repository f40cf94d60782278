package org.cloudy.tinc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Calls when the daemon noted something, and every few seconds: not all that it sees is an event to it. */
final class Watch implements AutoCloseable {
    /** tinc answers from within a signal handler, whatever it was doing; so it is not asked more often than needed. */
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Members come and go in groups; and the daemon has done what it noted. */
    private static final Duration SETTLED = Duration.ofMillis(200);

    private final LiveFile events;
    private final Runnable look;
    private final Thread thread;

    Watch(LiveFile events, Runnable look) {
        this.events = events;
        this.look = look;
        this.thread = Thread.ofVirtual().name("cloudy-overlay-events").start(this::run);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Waiting.until(PERIOD, PAUSE, () -> events.isEmpty() ? Optional.empty() : Optional.of(events));
                Waiting.pause(SETTLED);
                look.run();
            }
        } catch (CancellationException e) {
            // By its owner: that is the end.
        }
    }
}
