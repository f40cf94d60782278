package org.cloudy.search;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialResults.Found;
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
    private static final int LONGEST_COMPLETION = 300;

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
     * Whether a node answered what it was asked, of some of the partitions that it was asked for.
     *
     * @param terms that it was to count where its index is not of the version that was named
     * @param partition tells of a document's id in which partition it is
     */
    static boolean isCredible(
            PartialResults answer,
            PartialQuery asked,
            StatisticsQuery terms,
            int limit,
            ToIntFunction<String> partition) {
        TermStatistics counts = answer.statistics();
        Found found = answer.found();
        boolean counted = counts == null
                ? Objects.equals(asked.version(), answer.version())
                : isCredible(new PartialStatistics(answer.partitions(), counts), terms);
        return counted
                && isOnce(answer.partitions())
                && Set.copyOf(asked.partitions()).containsAll(answer.partitions())
                && (found == null || isCredible(found, Set.copyOf(answer.partitions()), limit, partition));
    }

    private static boolean isCredible(Found found, Set<Integer> covered, int limit, ToIntFunction<String> partition) {
        List<String> ids = found.candidates().stream().map(Candidate::id).toList();
        return ids.size() <= limit
                && ids.size() <= found.total()
                && isOnce(ids)
                && ids.containsAll(found.texts().keySet())
                && found.candidates().stream()
                        .allMatch(candidate -> Double.isFinite(candidate.score())
                                && covered.contains(partition.applyAsInt(candidate.id())))
                && isCredible(found.facets());
    }

    /** Whether what a node knows of how a text goes on is of what it was asked for. */
    static boolean isCredible(PartialCompletions answer, CompletionQuery asked) {
        return Set.copyOf(asked.partitions()).containsAll(answer.partitions())
                && isOnce(answer.partitions())
                && Stream.of(answer.titles(), answer.words())
                        .allMatch(completions -> completions.size() <= asked.limit()
                                && completions.stream()
                                        .allMatch(each -> each.documents() > 0
                                                && each.text().length() <= LONGEST_COMPLETION));
    }

    private static boolean isCredible(Expansion expansion) {
        return expansion.variants().size() <= Corpus.MOST_VARIANTS
                && expansion.variants().stream()
                        .allMatch(variant -> variant.nearness() >= -1
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
