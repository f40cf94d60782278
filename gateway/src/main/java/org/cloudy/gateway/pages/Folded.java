package org.cloudy.gateway.pages;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text as it is compared when somebody looks for it: neither case nor accents matter. */
final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Folded() {}

    static String of(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** The words of a text, each once folded. */
    static List<String> words(String text) {
        return Stream.of(of(text).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
