package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialResults.Found;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;
import org.cloudy.bus.search.TermStatistics.Variant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An answer of another node")
class CredibleTest {
    private static final FuzzyTerm FUZZY = new FuzzyTerm("text", "red", 1, 0);
    private static final StatisticsQuery ASKED =
            new StatisticsQuery(List.of(1, 2, 3), List.of("text"), List.of(new Term("text", "house")), List.of(FUZZY));
    private static final Facets NONE = new Facets(Map.of(), Map.of(), Map.of(), Map.of());

    private static boolean counted(List<Integer> partitions, FieldCount field, TermCount term, Variant variant) {
        return Credible.isCredible(
                new PartialStatistics(
                        partitions,
                        new TermStatistics(
                                List.of(field), List.of(term), List.of(new Expansion(FUZZY, List.of(variant))))),
                ASKED);
    }

    @Test
    @DisplayName("counts if it is of what was asked, and of no other partitions")
    void statistics() {
        FieldCount field = new FieldCount("text", 5, 50);
        TermCount term = new TermCount("text", "house", 2, 3);
        Variant variant = new Variant("rod", 0.5, 1, 1);

        assertThat(counted(List.of(3, 1), field, term, variant)).isTrue();
        assertThat(counted(List.of(1, 4), field, term, variant)).isFalse();
        assertThat(counted(List.of(1, 1), field, term, variant)).isFalse();
        assertThat(counted(List.of(1), new FieldCount("title", 5, 50), term, variant))
                .isFalse();
        assertThat(counted(List.of(1), new FieldCount("text", -1, 50), term, variant))
                .isFalse();
        assertThat(counted(List.of(1), field, new TermCount("text", "other", 2, 3), variant))
                .isFalse();
        assertThat(counted(List.of(1), field, new TermCount("text", "house", 3, 2), variant))
                .isFalse();
        assertThat(counted(List.of(1), field, new TermCount("text", "house", 2, Long.MAX_VALUE), variant))
                .isFalse();
        assertThat(counted(List.of(1), field, term, new Variant("rod", Double.NaN, 1, 1)))
                .isFalse();
    }

    private static boolean found(List<Integer> partitions, long total, Facets facets, Candidate... candidates) {
        return answered(
                new PartialResults(partitions, 7, null, new Found(List.of(candidates), total, facets, Map.of())));
    }

    private static boolean answered(PartialResults results) {
        PartialQuery asked =
                new PartialQuery(List.of(1, 2), SearchQuery.of("house"), Instant.EPOCH, List.of(), 10, null, 7L, false);
        StatisticsQuery terms = new StatisticsQuery(List.of(1, 2), List.of(), List.of(), List.of());
        return Credible.isCredible(results, asked, terms, 2, String::length);
    }

    @Test
    @DisplayName("is taken if its documents are of its share, each once and no more than were wanted")
    void results() {
        Candidate one = new Candidate("a", 1.5, null);
        Candidate two = new Candidate("bb", 1.0, null);

        assertThat(found(List.of(2, 1), 7, NONE, one, two)).isTrue();
        assertThat(found(List.of(1), 7, NONE, one)).isTrue();
        assertThat(found(List.of(1), 7, NONE, one, two)).isFalse();
        assertThat(found(List.of(1, 2, 3), 7, NONE, one)).isFalse();
        assertThat(found(List.of(1, 1), 7, NONE, one)).isFalse();
        assertThat(found(List.of(1, 2), 1, NONE, one, two)).isFalse();
        assertThat(found(List.of(1, 2), 7, NONE, one, one)).isFalse();
        assertThat(found(List.of(1, 2), 7, NONE, one, two, new Candidate("b", 1, null)))
                .isFalse();
        assertThat(found(List.of(1, 2), 7, NONE, new Candidate("ccc", 1, null))).isFalse();
        assertThat(found(List.of(1, 2), 7, NONE, new Candidate("a", Double.POSITIVE_INFINITY, null)))
                .isFalse();
        assertThat(found(List.of(1, 2), 7, new Facets(Map.of("page", -1L), Map.of(), Map.of(), Map.of()), one))
                .isFalse();
    }

    @Test
    @DisplayName("gives no documents whole but those that it found")
    void texts() {
        List<Candidate> found = List.of(new Candidate("a", 1.5, null), new Candidate("bb", 1.0, null));

        assertThat(answered(with(new Found(found, 7, NONE, Map.of("bb", "signed")))))
                .isTrue();
        assertThat(answered(with(new Found(found, 7, NONE, Map.of("bb", "signed", "b", "signed")))))
                .isFalse();
    }

    private static PartialResults with(Found found) {
        return new PartialResults(List.of(1, 2), 7, null, found);
    }

    @Test
    @DisplayName("has counts, unless its index is of the version that was named")
    void versions() {
        TermStatistics counts = new TermStatistics(List.of(), List.of(), List.of());

        assertThat(answered(new PartialResults(List.of(1), 7, null, null))).isTrue();
        assertThat(answered(new PartialResults(List.of(1), 8, counts, null))).isTrue();
        assertThat(answered(new PartialResults(List.of(1), 8, null, null))).isFalse();
        assertThat(answered(new PartialResults(
                        List.of(1),
                        8,
                        new TermStatistics(List.of(new FieldCount("text", 1, 1)), List.of(), List.of()),
                        null)))
                .isFalse();
    }

    @Test
    @DisplayName("goes on from a text with no more than was asked for")
    void completions() {
        CompletionQuery asked = new CompletionQuery(List.of(1, 2), "ho", 1);
        Completion house = new Completion("house", 3);

        assertThat(Credible.isCredible(new PartialCompletions(List.of(1), List.of(), List.of(house)), asked))
                .isTrue();
        assertThat(Credible.isCredible(new PartialCompletions(List.of(3), List.of(), List.of(house)), asked))
                .isFalse();
        assertThat(Credible.isCredible(new PartialCompletions(List.of(1), List.of(), List.of(house, house)), asked))
                .isFalse();
        assertThat(Credible.isCredible(
                        new PartialCompletions(List.of(1), List.of(), List.of(new Completion("house", 0))), asked))
                .isFalse();
    }
}
