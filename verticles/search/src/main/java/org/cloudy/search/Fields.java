package org.cloudy.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cloudy.bus.search.DocumentLanguage;

/**
 * The fields of the index. Title and text are in it as they are written, accents folded, and once more by their stems where the
 * language is known.
 */
final class Fields {
    static final String ID = "id";
    static final String PARTITION = "partition";
    static final String DIGEST = "digest";
    static final String KIND = "kind";
    static final String LANGUAGE = "language";
    static final String NODE = "node";
    static final String PUBLISHED = "published";
    static final String ATTRIBUTE = "attribute";
    static final String TITLE = "title";
    static final String TEXT = "text";
    /** The document as its owner signed it; stored, not searched. */
    static final String SOURCE = "source";

    static final String TITLE_COMPLETION = "completion.title";
    static final String WORD_COMPLETION = "completion.word";

    /** Words as they are written. */
    static final List<String> PLAIN = List.of(TITLE, TEXT);

    /** The fields of title and text, those of the stems too. */
    static final List<String> TITLES = withStems(TITLE);

    static final List<String> TEXTS = withStems(TEXT);

    /** Every field that has words. */
    static final List<String> WORDS =
            Stream.concat(TITLES.stream(), TEXTS.stream()).toList();

    private Fields() {}

    /** The term of an attribute: one field has them all, for anybody may think of new keys. */
    static String attribute(String key, String value) {
        return key + "=" + value.toLowerCase(Locale.ROOT);
    }

    /** Where the stems of a field are. */
    static String stems(String field, DocumentLanguage language) {
        return field + "." + language.tag();
    }

    /** Where the number of a field's words is kept, which norms tell roughly only. */
    static String length(String field) {
        return "length." + field;
    }

    private static List<String> withStems(String field) {
        return Stream.concat(
                        Stream.of(field),
                        Stream.of(DocumentLanguage.ES, DocumentLanguage.CA, DocumentLanguage.EN)
                                .map(language -> stems(field, language)))
                .toList();
    }
}
