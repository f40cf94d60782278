package org.cloudy.discovery;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The round-trip time to one node: the median of the last five answers; unknown after three losses in a row. */
final class RoundTrip {
    static final int SAMPLES = 5;

    private static final int LOSSES = 3;

    private final Deque<Long> nanos = new ArrayDeque<>();
    private int attempts;
    private int losses;

    void answered(long roundTripNanos) {
        attempts++;
        losses = 0;
        if (nanos.size() == SAMPLES) {
            nanos.removeFirst();
        }
        nanos.addLast(roundTripNanos);
    }

    void lost() {
        attempts++;
        losses++;
        if (losses >= LOSSES) {
            nanos.clear();
        }
    }

    /** Whether it was tried often enough to measure less often. */
    boolean isSettled() {
        return attempts >= SAMPLES;
    }

    /** In milliseconds, to the microsecond; null while it is not known. */
    @Nullable
    Double millis() {
        if (nanos.isEmpty()) {
            return null;
        }
        long median =
                nanos.stream().sorted().skip((nanos.size() - 1) / 2).findFirst().orElseThrow();
        return millis(median);
    }

    /** A time in milliseconds, to the microsecond. */
    static double millis(long nanos) {
        return Math.round(nanos / 1_000.0) / 1_000.0;
    }
}
