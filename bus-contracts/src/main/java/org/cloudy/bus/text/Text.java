package org.cloudy.bus.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A text that travels in all its languages; JSON: {@code {"en": "Web proxy", "es": ...}}.
 *
 * @param byLanguage the text by ISO 639-1 code
 */
public record Text(@JsonValue Map<String, String> byLanguage) {
    private static final int LONGEST_ECHO = 60;

    @JsonCreator
    public Text {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** Words that are the same in every language: what a program wrote, a name. */
    public static Text verbatim(String words) {
        return inEach(language -> words);
    }

    /** A text from what it is in each language of {@link Messages#LANGUAGES}. */
    public static Text inEach(Function<String, String> words) {
        return new Text(Messages.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), words)));
    }

    /** As much of what somebody typed as is fit to be told back: 60 characters. */
    public static String shortened(String words) {
        return words.length() <= LONGEST_ECHO ? words : words.substring(0, LONGEST_ECHO) + "…";
    }

    /** The text in a language, or in English, or in any that it has; empty if it has none. */
    public String in(String language) {
        String wanted = byLanguage.get(language);
        if (wanted != null) {
            return wanted;
        }
        return byLanguage.getOrDefault(
                "en", byLanguage.values().stream().findFirst().orElse(""));
    }
}
