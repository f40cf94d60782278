package org.cloudy.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.search.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents that were shown lately, with the signed text that each was read from: a signature is checked once, not with every query
 * that finds the document. Bounded; for any thread.
 */
final class VerifiedDocuments {
    private static final int MOST_CHARACTERS = 4_000_000;

    private final Map<String, Verified> byId = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;
    private final Exclusive alone = new Exclusive();

    private record Verified(String text, Document document) {}

    /** The document that a signed text is; empty as for {@link Deposit#read}. */
    Optional<Document> read(String id, String text) {
        Optional<Document> known = alone.get(() -> known(id, text));
        if (known.isPresent()) {
            return known;
        }
        Optional<Document> read = Deposit.read(id, text);
        read.ifPresent(document -> alone.run(() -> remember(id, new Verified(text, document))));
        return read;
    }

    private Optional<Document> known(String id, String text) {
        return Optional.ofNullable(byId.get(id))
                .filter(verified -> verified.text().equals(text))
                .map(Verified::document);
    }

    private void remember(String id, Verified verified) {
        forget(byId.put(id, verified));
        characters += verified.text().length();
        while (characters > MOST_CHARACTERS) {
            forget(byId.remove(byId.keySet().iterator().next()));
        }
    }

    private void forget(@Nullable Verified verified) {
        if (verified != null) {
            characters -= verified.text().length();
        }
    }
}
