package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchResults;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FoundDocumentsTest {
    @Test
    @DisplayName("More are offered step by step up to a hundred, and then it is told that there are others")
    void offersMore() {
        assertThat(shown(10, 10).more()).isEqualTo("/search?text=x&limit=25");
        assertThat(shown(50, 50).more()).isEqualTo("/search?text=x&limit=100");
        assertThat(shown(100, 100).more()).isNull();
        assertThat(shown(100, 100).cut()).isTrue();
        assertThat(shown(3, 10).more()).as("all that answered are shown").isNull();
        assertThat(shown(3, 10).cut()).isFalse();
    }

    @Test
    @DisplayName("An age that holds no more than a shorter one is not offered; one that was chosen can be taken off")
    void offersAges() {
        assertThat(labels(shown(10, 10))).containsExactly("Last day", "Last 30 days", "Last year");
        DocumentFilter week = filter(10).within(Age.WEEK);
        FoundDocuments narrowed = FoundDocuments.of(results(10), week, Map.of(), "en");
        assertThat(labels(narrowed)).containsExactly("Last day", "Last week", "Last 30 days", "Last year");
        assertThat(narrowed.facets().getLast().choices())
                .filteredOn(FacetGroup.Choice::chosen)
                .singleElement()
                .satisfies(chosen -> assertThat(chosen.href()).isEqualTo("/search?text=x"));
    }

    private static List<String> labels(FoundDocuments documents) {
        return documents.facets().getLast().choices().stream()
                .map(FacetGroup.Choice::label)
                .toList();
    }

    private static FoundDocuments shown(int hits, int limit) {
        return FoundDocuments.of(results(hits), filter(limit), Map.of(), "en");
    }

    private static DocumentFilter filter(int limit) {
        return new DocumentFilter("x", "", null, null, null, false, limit);
    }

    private static SearchResults results(int hits) {
        SearchResults some = FakeSearch.results(40, 40, null, null);
        List<SearchHit> many = Collections.nCopies(hits, some.hits().getFirst());
        return new SearchResults(many, some.total(), some.facets(), 40, 40, null, null);
    }
}
