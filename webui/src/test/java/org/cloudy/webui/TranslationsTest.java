package org.cloudy.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"es", "ca"})
    @DisplayName("Every text exists in every language, with the same placeholders")
    void areComplete(String language) throws IOException {
        Properties english = Sources.messages("en");
        Properties other = Sources.messages(language);
        assertThat(other.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(other.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"es", "ca"})
    @DisplayName("No sentence is left in English")
    void areTranslated(String language) throws IOException {
        Properties english = Sources.messages("en");
        Properties other = Sources.messages(language);
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> english.getProperty(key).split(" ").length > 3)
                .noneMatch(key -> english.getProperty(key).equals(other.getProperty(key)));
    }

    @Test
    @DisplayName("Every language tells its own name")
    void nameThemselves() throws IOException {
        assertThat(Sources.messages("en").getProperty("page.language.own-name")).isEqualTo("English");
        assertThat(Sources.messages("es").getProperty("page.language.own-name")).isEqualTo("Español");
        assertThat(Sources.messages("ca").getProperty("page.language.own-name")).isEqualTo("Català");
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group())
                .collect(Collectors.toSet());
    }
}
