package org.cloudy.cli.bus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.cli.Cloudy;

/** Waiting for a node that starts anew, which its clients see as a connection that is lost. */
public record Comeback(Cloudy cloudy) {
    /** How soon a node goes after it said so, at the latest; a busy machine included. */
    private static final Duration GOES_WITHIN = Duration.ofSeconds(10);

    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofMillis(500);
    private static final long TRY_MILLIS = 250;

    /** Follows a node to its end; one that does not end was started anew too fast to be seen, or not at all. */
    public static void awaitEnd(BusConnection node) {
        try {
            long end = System.nanoTime() + GOES_WITHIN.toNanos();
            while (System.nanoTime() < end) {
                node.next(SILENCE);
            }
        } catch (Failure failure) {
            if (!BusConnection.isLost(failure)) {
                throw failure;
            }
        }
    }

    /**
     * A connection to the node once it is back.
     *
     * @param question that it answers then; asked again and again
     * @throws Failure TIMEOUT if the node is not back within a minute
     */
    public BusConnection connection(Consumer<BusConnection> question) {
        Clock clock = cloudy.surroundings().clock();
        Instant end = clock.instant().plus(BACK_WITHIN);
        while (clock.instant().isBefore(end)) {
            try {
                BusConnection node = cloudy.connect();
                if (answers(node, question)) {
                    return node;
                }
                node.close();
            } catch (Failure failure) {
                requireAway(failure);
            }
            pause();
        }
        throw Failure.of(
                FailureCode.TIMEOUT,
                "cli.failure.not-back",
                Map.of("seconds", String.valueOf(BACK_WITHIN.toSeconds())));
    }

    private static boolean answers(BusConnection node, Consumer<BusConnection> question) {
        try {
            question.accept(node);
            return true;
        } catch (Failure failure) {
            requireAway(failure);
            return false;
        }
    }

    private static void requireAway(Failure failure) {
        if (failure.code() != FailureCode.UNAVAILABLE && failure.code() != FailureCode.TIMEOUT) {
            throw failure;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(TRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of(FailureCode.UNAVAILABLE, "cli.failure.lost", Map.of("reason", "interrupted"));
        }
    }
}
