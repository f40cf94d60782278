package org.cloudy.gateway.pages;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.search.SearchResults;
import org.jspecify.annotations.Nullable;

/**
 * The documents of the whole micro cloud that somebody looks for.
 *
 * @param problem why there are none to be shown; null if the search answered
 * @param note what was made of the words, where that was not as they were typed; null if it was
 * @param correction what may have been meant; null for nothing else
 * @param answered partitions that answered; null if all did
 * @param wide the same words without anything that narrows; null where nothing does
 * @param more address of more of them; null if there are none, or as many as can be shown
 * @param cut whether there are more than can be shown
 */
record FoundDocuments(
        @Nullable String problem,
        List<HitRow> hits,
        long total,
        @Nullable String note,
        @Nullable Correction correction,
        @Nullable Coverage answered,
        List<FacetGroup> facets,
        boolean near,
        String bestHref,
        String nearHref,
        @Nullable String wide,
        @Nullable String more,
        boolean cut) {

    /** What somebody may have meant to type. */
    record Correction(String text, String href) {}

    /** How much of the micro cloud answered. */
    record Coverage(int answered, int partitions) {}

    static FoundDocuments of(
            SearchResults results, DocumentFilter filter, Map<NodeId, NodeView> nodes, String language) {
        String correction = results.correction();
        int shown = results.hits().size();
        boolean more = results.total() > shown && shown >= filter.limit();
        return new FoundDocuments(
                null,
                results.hits().stream()
                        .map(hit -> HitRow.of(hit, nodes, language))
                        .toList(),
                results.total(),
                results.note() == null ? null : results.note().in(language),
                correction == null
                        ? null
                        : new Correction(correction, filter.of(correction).href()),
                results.answered() < results.partitions()
                        ? new Coverage(results.answered(), results.partitions())
                        : null,
                FacetGroup.of(results, filter, nodes, language),
                filter.near(),
                filter.nearFirst(false).href(),
                filter.nearFirst(true).href(),
                filter.narrows() ? filter.wide().href() : null,
                more ? more(filter) : null,
                more && more(filter) == null);
    }

    /** Where the search could not answer, or there is none. */
    static FoundDocuments none(Failure failure, DocumentFilter filter, String language) {
        return new FoundDocuments(
                failure.problem().in(language),
                List.of(),
                0,
                null,
                null,
                null,
                List.of(),
                filter.near(),
                filter.nearFirst(false).href(),
                filter.nearFirst(true).href(),
                filter.narrows() ? filter.wide().href() : null,
                null,
                false);
    }

    private static @Nullable String more(DocumentFilter filter) {
        return DocumentFilter.LIMITS.stream()
                .filter(limit -> limit > filter.limit())
                .findFirst()
                .map(limit -> filter.upTo(limit).href())
                .orElse(null);
    }
}
