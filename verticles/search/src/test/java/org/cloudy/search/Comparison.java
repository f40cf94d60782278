package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
