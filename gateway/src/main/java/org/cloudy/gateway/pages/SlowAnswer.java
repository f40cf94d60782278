package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that may take long: whoever looks meanwhile is told the one before, and that there will be another. One is waited for at
 * a time. For a single event loop.
 */
final class SlowAnswer<R extends Record> {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Clock clock;
    private @Nullable Asked<R> asked;
    private @Nullable R last;

    SlowAnswer(Clock clock) {
        this.clock = clock;
    }

    private record Asked<R>(Instant since, Future<R> answer) {}

    /** What is known; {@code answer} is null where nothing is yet, and {@code looking} tells that there will be more. */
    record Told<R>(@Nullable R answer, boolean looking) {}

    /** What is known soon. A failure is told once, to whoever looks first. */
    Future<Told<R>> soon(Supplier<Future<R>> ask) {
        Asked<R> current = asked;
        if (current == null || isOld(current)) {
            current = new Asked<>(clock.instant(), ask.get());
            asked = current;
        }
        Future<R> answer = current.answer();
        return answer.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).transform(soon -> {
            if (!answer.isComplete()) {
                return Future.succeededFuture(new Told<>(last, true));
            }
            asked = null;
            last = answer.succeeded() ? answer.result() : last;
            return answer.map(told -> new Told<>(told, false));
        });
    }

    private boolean isOld(Asked<R> earlier) {
        return earlier.answer().isComplete() && earlier.since().plus(FRESH).isBefore(clock.instant());
    }
}
