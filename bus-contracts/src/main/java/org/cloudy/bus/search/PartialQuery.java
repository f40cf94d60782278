package org.cloudy.bus.search;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * One node's part of a query.
 *
 * @param partitions those that it is asked for
 * @param asked when, by the asker's clock: how old a document is, all nodes tell from it
 * @param nearest the nodes by distance, for a query that wants near ones first; what is of none of them comes last
 * @param statistics of all partitions that take part: with them its scores are those of a single index; null to have counted alone
 * @param version of the index from which this node's part of the statistics is; null if none of them is from it
 * @param whole so many of its best documents it gives whole, as far as they are short; 0 to 100
 * @param pinned whether an index of that version will do where there is a newer one already: what was counted a moment ago
 */
public record PartialQuery(
        List<Integer> partitions,
        SearchQuery query,
        Instant asked,
        List<NodeId> nearest,
        int whole,
        @Nullable TermStatistics statistics,
        @Nullable Long version,
        boolean pinned) {}
