package org.cloudy.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    @DisplayName("LC_ALL goes before LC_MESSAGES, and that before LANG; empty ones do not count")
    void order() {
        assertThat(Language.of(Map.of("LC_ALL", "ca_ES.UTF-8", "LC_MESSAGES", "es_ES", "LANG", "en_GB")))
                .isEqualTo("ca");
        assertThat(Language.of(Map.of("LC_ALL", "", "LC_MESSAGES", "es_ES", "LANG", "en_GB")))
                .isEqualTo("es");
        assertThat(Language.of(Map.of("LANG", "ca@valencia"))).isEqualTo("ca");
    }

    @Test
    @DisplayName("A language that the project does not have is told in English")
    void unknown() {
        assertThat(Language.of(Map.of())).isEqualTo("en");
        assertThat(Language.of(Map.of("LANG", "C.UTF-8"))).isEqualTo("en");
        assertThat(Language.of(Map.of("LANG", "cab_XX"))).isEqualTo("en");
        assertThat(Language.of(Map.of("LC_ALL", "C", "LANG", "es_ES"))).isEqualTo("en");
    }
}
