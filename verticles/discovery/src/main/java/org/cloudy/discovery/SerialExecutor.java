package org.cloudy.discovery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what blocks, one after the other, on one virtual thread; whoever hands work in never waits. */
final class SerialExecutor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);
    private static final int CAPACITY = 20_000;

    private final String name;
    private final ThreadPoolExecutor executor;
    private final Runnable onOverload;

    /** @param onOverload called for each piece of work that found the queue full and is dropped */
    SerialExecutor(String name, Runnable onOverload) {
        this.name = name;
        this.onOverload = onOverload;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(CAPACITY),
                Thread.ofVirtual().name(name).factory());
    }

    /** Does this soon; a failure goes to the log, for nobody waits for it. */
    void execute(Runnable work) {
        try {
            executor.execute(() -> run(work));
        } catch (RejectedExecutionException e) {
            if (!executor.isShutdown()) {
                onOverload.run();
            }
        }
    }

    /** Does this soon; the future is completed on the caller's context. Failure UNAVAILABLE if there is too much to do. */
    <T> Future<T> call(Vertx vertx, Supplier<T> work) {
        try {
            return Future.fromCompletionStage(CompletableFuture.supplyAsync(work, executor), vertx.getOrCreateContext())
                    .recover(SerialExecutor::plain);
        } catch (RejectedExecutionException e) {
            return Future.failedFuture(Failure.of(FailureCode.UNAVAILABLE, "discovery.failure.busy"));
        }
    }

    /** Takes no more work; what waits is dropped. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** What the work threw, without the wrapping that the JDK puts round it. */
    private static <T> Future<T> plain(Throwable cause) {
        return Future.failedFuture(
                cause instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : cause);
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!executor.isShutdown()) {
                LOG.warn("{} could not be done", name, e);
            }
        }
    }
}
