package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchResults;

/** What nodes found, held against what a single index finds. */
final class Comparison {
    private static final double ROUNDING = 1e-5;

    private Comparison() {}

    /** All partitions answered; documents, order, scores, totals and facets are the same. */
    static void same(String what, SearchResults found, SingleIndex.Found single) {
        assertThat(found.answered()).as("%s: partitions", what).isEqualTo(found.partitions());
        assertThat(found.total()).as("%s: total", what).isEqualTo(single.total());
        assertThat(found.facets()).as("%s: facets", what).isEqualTo(single.facets());
        assertThat(found.hits())
                .as("%s: documents", what)
                .extracting(SearchHit::id)
                .isEqualTo(single.ids());
        for (int i = 0; i < single.ids().size(); i++) {
            assertThat(found.hits().get(i).score())
                    .as("%s: score of %s", what, single.ids().get(i))
                    .isCloseTo(
                            single.scores().get(i),
                            within(ROUNDING * Math.max(1, single.scores().get(i))));
        }
    }

    /** A part of it, which says that it is one. */
    static void part(String what, SearchResults found, SingleIndex.Found single) {
        assertThat(found.answered()).as("%s: partitions", what).isPositive().isLessThan(found.partitions());
        assertThat(found.total()).as("%s: total", what).isLessThanOrEqualTo(single.total());
        assertThat(found.hits())
                .as("%s: documents, each once", what)
                .extracting(SearchHit::id)
                .doesNotHaveDuplicates();
        part(what, found.facets(), single.facets());
    }

    private static void part(String what, Facets part, Facets whole) {
        part(what, part.kinds(), whole.kinds());
        part(what, part.languages(), whole.languages());
        part(what, part.nodes(), whole.nodes());
        part(what, part.ages(), whole.ages());
    }

    private static void part(String what, Map<String, Long> part, Map<String, Long> whole) {
        part.forEach((value, count) ->
                assertThat(count).as("%s: facet of %s", what, value).isBetween(0L, whole.getOrDefault(value, -1L)));
    }
}
