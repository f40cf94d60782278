package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The gateway's texts")
final class TranslationsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"es", "ca"})
    @DisplayName("are all there in every language, with the same placeholders")
    void complete(String language) throws IOException {
        Properties english = texts("en");
        Properties other = texts(language);

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(placeholders(other, key)).isEqualTo(placeholders(english, key));
            assertThat(other.getProperty(key)).isNotBlank().isNotEqualTo(english.getProperty(key));
        });
    }

    private static Set<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties texts(String language) throws IOException {
        // By its path in this module: other modules bring files of the same name.
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(GatewayCapability.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()
                        .resolve("i18n/messages_" + language + ".properties")
                        .toURL()
                        .openStream()),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
