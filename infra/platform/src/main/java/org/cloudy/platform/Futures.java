package org.cloudy.platform;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** For threads that may block: never to be called on an event loop. */
public final class Futures {
    private Futures() {}

    /**
     * The result of a future.
     *
     * @throws Failure what it failed with; TIMEOUT if it is not done in time
     * @throws InterruptedException if the thread is told to stop
     */
    public static <T> T await(Future<T> future, Duration deadline) throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failure.from(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw Failure.of(FailureCode.TIMEOUT, "failure.timeout");
        }
    }
}
