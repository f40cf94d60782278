package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest answer to a question that many pages ask. It is asked again when somebody says that the answer changed, when it
 * failed, and in any case after a while.
 */
final class Latest<R> {
    private static final Duration OLD = Duration.ofSeconds(1);

    private final Supplier<Future<R>> question;
    private final Clock clock;
    private volatile @Nullable Asked<R> asked;

    private record Asked<R>(Future<R> answer, Instant when) {}

    Latest(Supplier<Future<R>> question, Clock clock) {
        this.question = question;
        this.clock = clock;
    }

    Future<R> get() {
        Asked<R> known = asked;
        if (known != null
                && !known.answer().failed()
                && clock.instant().isBefore(known.when().plus(OLD))) {
            return known.answer();
        }
        Asked<R> fresh = new Asked<>(question.get(), clock.instant());
        asked = fresh;
        return fresh.answer();
    }

    /** The answer changed. */
    void forget() {
        asked = null;
    }
}
