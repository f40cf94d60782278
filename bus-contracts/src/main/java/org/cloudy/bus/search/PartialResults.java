package org.cloudy.bus.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one node has in its partitions.
 *
 * @param partitions of those that it was asked for the ones that this answer covers, each of them wholly
 * @param version of its index: another one as soon as anything in these partitions is, also after a restart
 * @param statistics of these partitions and this version; null where this is the version that was named
 * @param found what matches; null where that was not asked for, and where another version was named than this
 */
public record PartialResults(
        List<Integer> partitions,
        long version,
        @Nullable TermStatistics statistics,
        @Nullable Found found) {
    /**
     * What matches.
     *
     * @param candidates the best, in the order that was asked for
     * @param total how many documents match
     * @param texts of candidates that it gives whole, as {@link SignedDocuments}, by id
     */
    public record Found(List<Candidate> candidates, long total, Facets facets, Map<String, String> texts) {}

    /** A document that may be among the best of all. */
    public record Candidate(
            String id, double score, @Nullable String explanation) {}
}
