package org.cloudy.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.search.KnownCounts.Known;

/**
 * What all nodes are asked in one round.
 *
 * @param terms whose statistics make the scores
 * @param asked when
 * @param nearest the nodes by distance; none if near ones need not come first
 */
record Question(SearchQuery query, Reading reading, StatisticsQuery terms, Instant asked, List<NodeId> nearest) {
    /** Documents are spread by their ids, so hardly ever many more than its share are in one portion. */
    private static final int SPARE = 2;

    /**
     * The question as it is put to one node.
     *
     * @param of so many partitions there are in all portions
     * @param statistics with which the answer is to be scored; empty if they have to be counted first
     * @param known what was counted in the portion before
     * @param pinned whether that was a moment ago, for this very query
     */
    PartialQuery to(
            Portion portion, int of, Optional<TermStatistics> statistics, Map<Portion, Known> known, boolean pinned) {
        Known counts = known.get(portion);
        return new PartialQuery(
                portion.partitions(),
                query,
                asked,
                nearest,
                whole(portion.partitions().size(), of),
                statistics.orElse(null),
                counts == null ? null : counts.version(),
                pinned && counts != null);
    }

    /** As many as will most likely be needed of one portion: its share of the best, and a few more. */
    private int whole(int partitions, int of) {
        int limit = Reading.limit(query);
        return Math.min(limit, Math.ceilDiv(limit * partitions, Math.max(1, of)) + SPARE);
    }

    /** Whether what a node answered can be an answer. */
    boolean isAnsweredBy(PartialResults results, PartialQuery put, Partitions partitions) {
        StatisticsQuery counted = new StatisticsQuery(put.partitions(), terms.fields(), terms.terms(), terms.fuzzy());
        return Credible.isCredible(results, put, counted, Reading.limit(query), partitions::of);
    }
}
