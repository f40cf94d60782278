package org.cloudy.bus.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node publishes.
 *
 * @param documents by id
 * @param total how many there are of that author, or at all
 */
public record OwnDocuments(List<OwnDocument> documents, long total) {
    /**
     * A document without its text.
     *
     * @param author the account that published it; null for the node's own applications
     * @param characters of its text
     */
    public record OwnDocument(
            String id,
            String kind,
            String title,
            DocumentLanguage language,
            @Nullable String url,
            @Nullable String author,
            Instant published,
            long characters) {}
}
