package org.cloudy.search;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.FieldCount;

/**
 * Whether what a node answered can be an answer to what it was asked. One that is of other partitions would have documents found twice,
 * and one whose numbers can't be would spoil the scores of all others.
 */
final class Credible {
    private static final int MOST_VALUES = 10_000;

    private Credible() {}

    /** Whether a node counted what it was asked to, in some of the partitions that it was asked for. */
    static boolean isCredible(PartialStatistics answer, StatisticsQuery asked) {
        TermStatistics counts = answer.statistics();
        return Set.copyOf(asked.partitions()).containsAll(answer.partitions())
                && isOnce(answer.partitions())
                && counts.fields().stream().map(FieldCount::field).toList().equals(asked.fields())
                && counts.terms().stream()
                        .map(count -> new Term(count.field(), count.text()))
                        .toList()
                        .equals(asked.terms())
                && counts.expansions().stream().map(Expansion::of).toList().equals(asked.fuzzy())
                && counts.fields().stream().allMatch(count -> isCount(count.documents(), count.occurrences()))
                && counts.terms().stream().allMatch(count -> isCount(count.documents(), count.occurrences()))
                && counts.expansions().stream().allMatch(Credible::isCredible);
    }

    /**
     * Whether a node answered for exactly its share, with no more than it was asked for.
     *
     * @param partition tells of a document's id in which partition it is
     */
    static boolean isCredible(PartialResults answer, List<Integer> share, int limit, ToIntFunction<String> partition) {
        Set<Integer> asked = Set.copyOf(share);
        return isOnce(answer.partitions())
                && Set.copyOf(answer.partitions()).equals(asked)
                && answer.candidates().size() <= limit
                && answer.candidates().size() <= answer.total()
                && isOnce(answer.candidates().stream().map(Candidate::id).toList())
                && answer.candidates().stream()
                        .allMatch(candidate -> Double.isFinite(candidate.score())
                                && asked.contains(partition.applyAsInt(candidate.id())))
                && isCredible(answer.facets());
    }

    private static boolean isCredible(Expansion expansion) {
        return expansion.variants().size() <= Corpus.MOST_VARIANTS
                && expansion.variants().stream()
                        .allMatch(variant -> variant.nearness() >= 0
                                && variant.nearness() <= 1
                                && variant.documents() > 0
                                && isCount(variant.documents(), variant.occurrences()));
    }

    private static boolean isCredible(Facets facets) {
        return List.of(facets.kinds(), facets.languages(), facets.nodes(), facets.ages()).stream()
                .map(Map::values)
                .allMatch(counts ->
                        counts.size() <= MOST_VALUES && counts.stream().allMatch(count -> count > 0));
    }

    /** A document that has a term has it once at least. */
    private static boolean isCount(long documents, long occurrences) {
        return documents >= 0 && documents <= Integer.MAX_VALUE && documents <= occurrences && occurrences < 1L << 40;
    }

    private static boolean isOnce(Collection<?> values) {
        return new HashSet<>(values).size() == values.size();
    }
}
