package org.cloudy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The partitions of which the index has all documents. One that went elsewhere is covered no more, also if it came back at once: what
 * happened to it meanwhile is not known. For any thread.
 */
final class Coverage {
    private final boolean[] covered;
    private final int[] losses;
    private final Exclusive alone = new Exclusive();

    Coverage(int partitions) {
        this.covered = new boolean[partitions];
        this.losses = new int[partitions];
    }

    /** How often a partition was lost, to be told to {@link #gain} when it is indexed. */
    int losses(int partition) {
        return alone.get(() -> losses[partition]);
    }

    /**
     * Some partitions that are covered.
     *
     * @param losses how often they were lost, all together
     */
    record Part(List<Integer> partitions, long losses) {}

    /** Of some partitions those that are covered. */
    Part of(List<Integer> some) {
        return alone.get(() -> part(some));
    }

    private Part part(List<Integer> some) {
        boolean[] taken = new boolean[covered.length];
        List<Integer> these = new ArrayList<>(some.size());
        for (int partition : some) {
            if (isCovered(partition) && !taken[partition]) {
                taken[partition] = true;
                these.add(partition);
            }
        }
        return new Part(List.copyOf(these), sum(these));
    }

    /** How often some partitions were lost, all together. */
    long losses(List<Integer> some) {
        return alone.get(() -> sum(some));
    }

    private long sum(List<Integer> some) {
        long sum = 0;
        for (int partition : some) {
            sum += partition >= 0 && partition < losses.length ? losses[partition] : 0;
        }
        return sum;
    }

    /** A partition was indexed, from what was there at a time when it had been lost so often. */
    void gain(int partition, int lossesBefore) {
        alone.run(() -> covered[partition] = losses[partition] == lossesBefore);
    }

    void lose(int partition) {
        alone.run(() -> {
            covered[partition] = false;
            losses[partition]++;
        });
    }

    void loseAll() {
        alone.run(() -> IntStream.range(0, covered.length).forEach(this::lose));
    }

    boolean has(int partition) {
        return alone.get(() -> isCovered(partition));
    }

    private boolean isCovered(int partition) {
        return partition >= 0 && partition < covered.length && covered[partition];
    }

    List<Integer> all() {
        return alone.get(() -> IntStream.range(0, covered.length)
                .filter(this::isCovered)
                .boxed()
                .toList());
    }
}
