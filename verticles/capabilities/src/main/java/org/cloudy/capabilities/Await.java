package org.cloudy.capabilities;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** Waits on a job's virtual thread for what happens elsewhere. */
final class Await {
    private Await() {}

    /**
     * The result of a future.
     *
     * @throws Failure what the future failed with; TIMEOUT if it does not end in time
     * @throws CancellationException if the job is cancelled meanwhile
     */
    static <T> T of(Future<T> future, Duration deadline) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        } catch (ExecutionException e) {
            throw Failure.from(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw Failure.of(FailureCode.TIMEOUT, "failure.timeout");
        }
    }
}
