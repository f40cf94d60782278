package org.cloudy.capabilities;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads for what blocks. */
final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Does something that has a result. */
    <T> Future<T> call(Callable<T> work) {
        Promise<T> result = Promise.promise();
        threads.execute(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.fail(e);
            }
        });
        return result.future();
    }

    /** Does something that nobody waits for; nothing, once the node stops. */
    void run(Runnable work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("Work on the capabilities failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The node stops: not done any more", e);
        }
    }

    /** Lets nothing start any more, and interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
