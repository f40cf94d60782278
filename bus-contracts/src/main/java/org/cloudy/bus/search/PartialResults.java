package org.cloudy.bus.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one node found in its partitions.
 *
 * @param partitions of those that it was asked for the ones that this answer covers, each of them wholly
 * @param candidates its best, by score, then by id
 * @param total how many of its documents match
 */
public record PartialResults(List<Integer> partitions, List<Candidate> candidates, long total, Facets facets) {
    /** A document that may be among the best of all. */
    public record Candidate(
            String id, double score, @Nullable String explanation) {}
}
