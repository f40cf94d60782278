package org.cloudy.tinc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waiting for a daemon that has no other way to say that it is done than a file. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Waiting() {}

    /** What is found once something is, looked for again and again; empty if nothing is in this time. */
    static <T> Optional<T> until(Duration patience, Supplier<Optional<T>> look) {
        return until(patience, PAUSE, look);
    }

    static <T> Optional<T> until(Duration patience, Duration pause, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < deadline) {
            pause(pause);
            found = look.get();
        }
        return found;
    }

    /** @throws CancellationException if the thread was interrupted */
    static void pause(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the daemon was not waited for");
        }
    }
}
