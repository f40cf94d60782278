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

    Coverage(int partitions) {
        this.covered = new boolean[partitions];
        this.losses = new int[partitions];
    }

    /** How often a partition was lost, to be told to {@link #gain} when it is indexed. */
    synchronized int losses(int partition) {
        return losses[partition];
    }

    /**
     * Some partitions that are covered.
     *
     * @param losses how often they were lost, all together
     */
    record Part(List<Integer> partitions, long losses) {}

    /** Of some partitions those that are covered. */
    synchronized Part of(List<Integer> some) {
        boolean[] taken = new boolean[covered.length];
        List<Integer> these = new ArrayList<>(some.size());
        for (int partition : some) {
            if (has(partition) && !taken[partition]) {
                taken[partition] = true;
                these.add(partition);
            }
        }
        return new Part(List.copyOf(these), losses(these));
    }

    /** How often some partitions were lost, all together. */
    synchronized long losses(List<Integer> some) {
        long sum = 0;
        for (int partition : some) {
            sum += partition >= 0 && partition < losses.length ? losses[partition] : 0;
        }
        return sum;
    }

    /** A partition was indexed, from what was there at a time when it had been lost so often. */
    synchronized void gain(int partition, int lossesBefore) {
        covered[partition] = losses[partition] == lossesBefore;
    }

    synchronized void lose(int partition) {
        covered[partition] = false;
        losses[partition]++;
    }

    synchronized void loseAll() {
        IntStream.range(0, covered.length).forEach(this::lose);
    }

    synchronized boolean has(int partition) {
        return partition >= 0 && partition < covered.length && covered[partition];
    }

    synchronized List<Integer> all() {
        return IntStream.range(0, covered.length).filter(this::has).boxed().toList();
    }
}
