package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.StringJoiner;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which documents somebody looks for, and in which order; it is all in the page's address. What can't be understood does not
 * narrow.
 *
 * @param kind exactly this kind; empty for any
 * @param near whether those of near nodes come first
 * @param limit how many are shown at most: one of {@link #LIMITS}
 */
record DocumentFilter(
        String text,
        String kind,
        @Nullable DocumentLanguage language,
        @Nullable NodeId node,
        @Nullable Age age,
        boolean near,
        int limit) {
    static final List<Integer> LIMITS = List.of(10, 25, 50, 100);

    private static final int LONGEST = 200;

    static DocumentFilter of(MultiMap params) {
        String limit = value(params, "limit");
        return new DocumentFilter(
                text(params),
                value(params, "kind"),
                CapabilityPages.one(DocumentLanguage.values(), value(params, "language"))
                        .orElse(null),
                node(value(params, "node")),
                CapabilityPages.one(Age.values(), value(params, "age")).orElse(null),
                value(params, "near").equals("true"),
                LIMITS.stream()
                        .filter(known -> known.toString().equals(limit))
                        .findFirst()
                        .orElse(LIMITS.getFirst()));
    }

    /** What is looked for, however long: whoever answers says what is too long. */
    static String text(MultiMap params) {
        String text = params.get("text");
        return text == null ? "" : text.strip();
    }

    SearchQuery query() {
        return new SearchQuery(text, kind.isEmpty() ? null : kind, language, node, age, limit, near, null);
    }

    /** Whether some documents may be left out that have the words. */
    boolean narrows() {
        return !kind.isEmpty() || language != null || node != null || age != null;
    }

    DocumentFilter of(String words) {
        return new DocumentFilter(words, kind, language, node, age, near, LIMITS.getFirst());
    }

    DocumentFilter ofKind(String other) {
        return new DocumentFilter(text, other, language, node, age, near, LIMITS.getFirst());
    }

    DocumentFilter in(@Nullable DocumentLanguage other) {
        return new DocumentFilter(text, kind, other, node, age, near, LIMITS.getFirst());
    }

    DocumentFilter at(@Nullable NodeId other) {
        return new DocumentFilter(text, kind, language, other, age, near, LIMITS.getFirst());
    }

    DocumentFilter within(@Nullable Age other) {
        return new DocumentFilter(text, kind, language, node, other, near, LIMITS.getFirst());
    }

    DocumentFilter nearFirst(boolean other) {
        return new DocumentFilter(text, kind, language, node, age, other, LIMITS.getFirst());
    }

    DocumentFilter upTo(int most) {
        return new DocumentFilter(text, kind, language, node, age, near, most);
    }

    /** The same words, not narrowed. */
    DocumentFilter wide() {
        return new DocumentFilter(text, "", null, null, null, near, LIMITS.getFirst());
    }

    /** The address of the page. */
    String href() {
        StringJoiner query = new StringJoiner("&", "/search?", "");
        query.add("text=" + Query.encoded(text));
        add(query, "kind", kind);
        add(query, "language", Words.plain(language));
        add(query, "node", Words.plain(node));
        add(query, "age", Words.plain(age));
        add(query, "near", near ? "true" : "");
        add(query, "limit", limit == LIMITS.getFirst() ? "" : String.valueOf(limit));
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + Query.encoded(value));
        }
    }

    private static String value(MultiMap params, String name) {
        String value = params.get(name);
        return value == null || value.length() > LONGEST ? "" : value;
    }

    /** The node with this id; null if it is none. */
    static @Nullable NodeId node(String value) {
        try {
            return value.isEmpty() ? null : new NodeId(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
