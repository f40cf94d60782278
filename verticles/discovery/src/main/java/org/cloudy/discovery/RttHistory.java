package org.cloudy.discovery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.cloudy.bus.discovery.Distance.Sample;
import org.jspecify.annotations.Nullable;

/** The last 120 measurements of the way to one node: ten minutes where nodes are few. Safe for many threads. */
final class RttHistory {
    static final int SIZE = 120;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Counts a measurement in; null for one without an answer. */
    synchronized void add(Instant at, @Nullable Double millis) {
        if (samples.size() == SIZE) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(at, millis));
    }

    Summary summary() {
        List<Sample> all = samples();
        return new Summary(
                all,
                all.stream().map(Sample::ms).filter(Objects::nonNull).sorted().toList());
    }

    private synchronized List<Sample> samples() {
        return new ArrayList<>(samples);
    }

    /**
     * What a history tells.
     *
     * @param samples the oldest first
     * @param sorted the answers, the quickest first
     */
    record Summary(List<Sample> samples, List<Double> sorted) {
        static final Summary EMPTY = new Summary(List.of(), List.of());

        @Nullable
        Double min() {
            return quantile(0);
        }

        @Nullable
        Double median() {
            return quantile(0.5);
        }

        @Nullable
        Double p95() {
            return quantile(0.95);
        }

        /** In per cent, with one decimal; null if nothing was asked. */
        @Nullable
        Double loss() {
            return samples.isEmpty()
                    ? null
                    : Math.round(1000.0 * (samples.size() - sorted.size()) / samples.size()) / 10.0;
        }

        /** The least that so large a share does not exceed (nearest rank). */
        private @Nullable Double quantile(double share) {
            return sorted.isEmpty() ? null : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
        }
    }
}
