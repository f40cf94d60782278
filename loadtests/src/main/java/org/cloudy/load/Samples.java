package org.cloudy.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Durations of one thing that was done many times. For one thread. */
final class Samples {
    private final List<Long> nanos = new ArrayList<>();

    void add(long duration) {
        nanos.add(duration);
    }

    void addAll(Samples others) {
        nanos.addAll(others.nanos);
    }

    int size() {
        return nanos.size();
    }

    double medianMillis() {
        return quantileMillis(0.5);
    }

    /** The smallest duration that this share of all does not exceed (nearest rank). */
    double quantileMillis(double share) {
        if (nanos.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)) / 1e6;
    }

    /** Median, 95th percentile, longest and number, as cells of a table. */
    List<String> cells() {
        return List.of(
                millis(medianMillis()),
                millis(quantileMillis(0.95)),
                millis(quantileMillis(1)),
                String.valueOf(size()));
    }

    /** Three significant digits, so that neither a microsecond nor a minute is hidden. */
    static String millis(double value) {
        return value < 10
                ? String.format(Locale.ROOT, "%.2f", value)
                : value < 100 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.0f", value);
    }
}
