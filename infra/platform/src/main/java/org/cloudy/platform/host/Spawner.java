package org.cloudy.platform.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * Starts processes from one thread that lives as long as the node. The kernel sends a child its parent-death signal when the
 * <em>thread</em> that forked it ends (prctl(2), PR_SET_PDEATHSIG), and the threads of a pool come and go.
 */
final class Spawner implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("cloudy-spawner").factory());

    /**
     * Starts a process; not to be interrupted, for a process that nobody knows of could not be ended.
     *
     * @throws Failure UNAVAILABLE once this is closed
     */
    Process start(ProcessBuilder builder) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> started(builder), thread).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unchecked) {
                throw unchecked.getCause();
            }
            throw e;
        } catch (RejectedExecutionException e) {
            Failure closed = Failure.of(FailureCode.UNAVAILABLE, "host.closed");
            closed.addSuppressed(e);
            throw closed;
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the thread; what it started dies with it. */
    @Override
    public void close() {
        thread.close();
    }
}
