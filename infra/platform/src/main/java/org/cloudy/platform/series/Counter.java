package org.cloudy.platform.series;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a counter showed at some time. It counts up, and begins at 0 again after its largest value (RFC 2578, Counter32 and
 * Counter64), or when whatever counts is started anew.
 *
 * @param value as an unsigned number
 * @param bits how wide it is: 32 or 64
 */
public record Counter(Instant at, long value, int bits) {
    public Counter {
        if (bits != 32 && bits != 64) {
            throw new IllegalArgumentException("a counter has 32 or 64 bits, not " + bits);
        }
    }

    /**
     * How much was counted each second since an earlier reading; empty where that cannot be told: nothing lies between them, or it
     * would be faster than anything can be, and so it was started anew.
     *
     * @param fastest what it can count each second
     */
    public OptionalDouble since(Counter earlier, double fastest) {
        long millis = Duration.between(earlier.at, at).toMillis();
        if (millis <= 0 || earlier.bits != bits) {
            return OptionalDouble.empty();
        }
        long counted = bits == 32 ? (value - earlier.value) & 0xffff_ffffL : value - earlier.value;
        double rate = 1000 * unsigned(counted) / millis;
        return rate <= fastest ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    private static double unsigned(long number) {
        return number >= 0 ? number : 2.0 * (number >>> 1);
    }
}
