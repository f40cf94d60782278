package org.cloudy.bus.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * A text that travels in all its languages; JSON: {@code {"en": "Web proxy", "es": ...}}.
 *
 * @param byLanguage the text by ISO 639-1 code
 */
public record Text(@JsonValue Map<String, String> byLanguage) {
    @JsonCreator
    public Text {
        byLanguage = Map.copyOf(byLanguage);
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
