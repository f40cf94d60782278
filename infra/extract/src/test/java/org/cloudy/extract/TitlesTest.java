package org.cloudy.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The title of a document")
class TitlesTest {
    @Test
    @DisplayName("is what the file calls itself, or else its first line, or else its name")
    void first() {
        assertThat(Titles.of("The\nvillage", "Text", "a.pdf")).isEqualTo("The village");
        assertThat(Titles.of(" ", "\n## Antennas ##\nText", "a.pdf")).isEqualTo("Antennas ##");
        assertThat(Titles.of("", "", "a.pdf")).isEqualTo("a.pdf");
        assertThat(Titles.of("", "\n===\n", "\u0000")).isEqualTo("?");
    }

    @Test
    @DisplayName("is no longer than a node takes it, and no letter of it is cut in two")
    void bounded() {
        assertThat(Titles.of("🙂".repeat(500), "", ""))
                .hasSizeLessThanOrEqualTo(300)
                .doesNotMatch("(?s).*[\\ud800-\\udbff]$");
        assertThat(Titles.of("a".repeat(500), "", "")).hasSize(300);
    }
}
