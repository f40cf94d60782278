package org.cloudy.dns;

import java.time.LocalDate;

/** Serial numbers of zones: 32 bits that go round (RFC 1982). */
final class Serial {
    private static final long ROUND = 1L << 32;
    private static final long HALF = 1L << 31;

    private Serial() {}

    /** Whether a serial is ahead of another, so that secondaries take the zone anew. */
    static boolean isAhead(long serial, long of) {
        long ahead = Math.floorMod(serial - of, ROUND);
        return ahead != 0 && ahead < HALF;
    }

    /** The serial after another: the first of this day (RFC 1912, section 2.2) where that is ahead, else one more; never 0. */
    static long next(long serial, LocalDate day) {
        long first = ((day.getYear() * 100L + day.getMonthValue()) * 100 + day.getDayOfMonth()) * 100;
        if (isAhead(first, serial)) {
            return first;
        }
        long next = Math.floorMod(serial + 1, ROUND);
        return next == 0 ? 1 : next;
    }
}
