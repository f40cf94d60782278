package org.cloudy.tinc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Calls when the daemon noted something, and every few seconds: not all that it sees is an event to it. */
final class Watch implements AutoCloseable {
    /** tinc answers from within a signal handler, whatever it was doing; so it is not asked more often than needed. */
    private static final Duration PERIOD = Duration.ofSeconds(10);
    /** Members come and go in groups; and the daemon has done what it noted. */
    private static final Duration SETTLED = Duration.ofMillis(200);

    private final LiveFile events;
    private final Runnable look;
    private final WatchService changes;

    /** @param events their file; its folder is made if there is none */
    Watch(LiveFile events, Runnable look) {
        this.events = events;
        this.look = look;
        try {
            Files.createDirectories(events.folder());
            this.changes = events.folder().getFileSystem().newWatchService();
            events.folder()
                    .register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            throw new UncheckedIOException("the events of the overlay cannot be watched", e);
        }
        Thread.ofVirtual().name("cloudy-overlay-events").start(this::run);
    }

    @Override
    public void close() {
        try {
            changes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (true) {
                awaitEvent();
                look.run();
            }
        } catch (ClosedWatchServiceException e) {
            // By its owner: that is the end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until there is one, or the period is over. The folder also tells of what this node does in it. */
    private void awaitEvent() throws InterruptedException {
        long deadline = System.nanoTime() + PERIOD.toNanos();
        while (events.isEmpty()) {
            WatchKey key = changes.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (key == null) {
                return;
            }
            key.pollEvents();
            key.reset();
        }
        TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos());
    }
}
