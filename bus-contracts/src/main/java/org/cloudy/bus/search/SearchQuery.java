package org.cloudy.bus.search;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; what is null does not narrow the answer.
 *
 * @param text words, or Lucene's query syntax: at most 1,000 characters. Fields are title, text, kind, language, node and
 *     published, and {@code attribute.KEY}
 * @param kind exactly this kind
 * @param language exactly this language
 * @param node published by this node
 * @param age published within so long
 * @param limit how many documents at most, 1 to 100; null for ten
 * @param near whether documents of near nodes come first, by estimated round-trip time, and the best of a node before its others;
 *     null for the best first
 * @param explain whether each hit tells how its score came about; null for no
 */
public record SearchQuery(
        String text,
        @Nullable String kind,
        @Nullable DocumentLanguage language,
        @Nullable NodeId node,
        @Nullable Age age,
        @Nullable Integer limit,
        @Nullable Boolean near,
        @Nullable Boolean explain) {
    /** Words, not narrowed. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, null, null, null, null, null, null, null);
    }
}
