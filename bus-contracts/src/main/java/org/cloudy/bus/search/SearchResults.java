package org.cloudy.bus.search;

import java.util.List;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What was found: documents, order and scores (BM25) are those of a single index over all documents of the partitions that
 * answered.
 *
 * @param hits the best, by score, then by id; those of near nodes first if that was asked for
 * @param total how many documents match
 * @param facets how the matching documents divide
 * @param answered partitions that answered, and of which all that was found could be had
 * @param partitions all that there are; where fewer answered, something may be missing
 * @param note why the query was read otherwise than it is written; null if it was not
 * @param correction the query with misspelt words put right, where another spelling is found much more often; null otherwise
 */
public record SearchResults(
        List<SearchHit> hits,
        long total,
        Facets facets,
        int answered,
        int partitions,
        @Nullable Text note,
        @Nullable String correction) {}
