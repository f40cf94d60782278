package org.cloudy.search;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.cloudy.bus.search.Activity;

/** How often something was done over the last minute, and how long it took. For any thread. */
final class Latencies {
    private static final int SLOTS = 6;
    private static final long SLOT_NANOS = 10_000_000_000L;
    private static final double NANOS = 1e9;
    private static final double MICROS_A_MILLI = 1e3;
    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 2;

    private final LongSupplier clock;
    private final long start;
    private final Slot[] slots;
    private final Exclusive alone = new Exclusive();

    private static final class Slot {
        private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        private long turn = -1;
    }

    /** @param clock nanoseconds since any time */
    Latencies(LongSupplier clock) {
        this.clock = clock;
        this.start = clock.getAsLong();
        this.slots = Stream.generate(Slot::new).limit(SLOTS).toArray(Slot[]::new);
    }

    void record(long nanos) {
        alone.run(() -> add(nanos));
    }

    private void add(long nanos) {
        long turn = (clock.getAsLong() - start) / SLOT_NANOS;
        Slot slot = slots[(int) (turn % SLOTS)];
        if (slot.turn != turn) {
            slot.micros.reset();
            slot.turn = turn;
        }
        slot.micros.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
    }

    Activity activity() {
        return alone.get(this::now);
    }

    private Activity now() {
        long since = clock.getAsLong() - start;
        Histogram all = recent(since / SLOT_NANOS);
        if (all.getTotalCount() == 0) {
            return Activity.NONE;
        }
        // The slots that are full, and what has passed of this one; no less than a second, so that one query is no
        // rush.
        double seconds = Math.max(1, Math.min(since, (SLOTS - 1) * SLOT_NANOS + since % SLOT_NANOS) / NANOS);
        return new Activity(all.getTotalCount() / seconds, millis(all, 50), millis(all, 90), millis(all, 99));
    }

    /** How many milliseconds so many of 100 took at most; 0 where there were none. */
    double millis(double percent) {
        return millis(alone.get(() -> recent((clock.getAsLong() - start) / SLOT_NANOS)), percent);
    }

    private Histogram recent(long turn) {
        Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
        Arrays.stream(slots)
                .filter(slot -> slot.turn > turn - SLOTS)
                .map(slot -> slot.micros)
                .forEach(all::add);
        return all;
    }

    private static double millis(Histogram micros, double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / MICROS_A_MILLI;
    }
}
