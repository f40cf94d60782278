package org.cloudy.platform;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads for what blocks: one, so that all is done in turn, or as many as there is work. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final ExecutorService threads;

    private Background(String name, ExecutorService threads) {
        this.name = name;
        this.threads = threads;
    }

    /**
     * Does one thing after the other.
     *
     * @param name what is told of it in the log, as "The indexer"
     */
    public static Background inTurn(String name) {
        return new Background(
                name,
                Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory()));
    }

    /** Does all at once; the name as above. */
    public static Background atOnce(String name) {
        return new Background(
                name,
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name).factory()));
    }

    /** Does something that has a result. Failure UNAVAILABLE once the node stops. */
    public <T> Future<T> call(Callable<T> work) {
        Promise<T> result = Promise.promise();
        try {
            threads.execute(() -> {
                try {
                    result.complete(work.call());
                } catch (Exception e) {
                    result.fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.fail(Failure.of(FailureCode.UNAVAILABLE, "host.closed"));
        }
        return result.future();
    }

    /** Does something that nobody waits for; nothing, once the node stops. */
    public void run(Runnable work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("{} failed", name, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The node stops: not done any more", e);
        }
    }

    /** Lets nothing start any more and waits for what runs: who interrupts a thread that writes an index damages it. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} is not done yet, and left alone", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets nothing start any more, and interrupts what still runs; does not wait. */
    public void interrupt() {
        threads.shutdownNow();
    }
}
