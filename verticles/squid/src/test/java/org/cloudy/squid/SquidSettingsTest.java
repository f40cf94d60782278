package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquidSettingsTest {
    @Test
    @DisplayName("A fresh proxy listens on 3128, caches 256 MB, serves private networks, and goes by its node's name")
    void defaults() {
        assertThat(SquidSettings.DEFAULTS)
                .isEqualTo(new SquidSettings(
                        3128,
                        256,
                        List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"),
                        ""));
    }

    @Test
    @DisplayName("Each network that is none is named, at its field")
    void networks() {
        assertThatThrownBy(() -> new SquidSettings(3128, 256, List.of("10.0.0.0/8", "everybody", "10.0.0.0/99"), ""))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
                    assertThat(failure.problem().fields())
                            .extracting(Failure.FieldProblem::field)
                            .containsExactly("allowedNetworks", "allowedNetworks");
                    assertThat(failure.problem().fields().getFirst().in("es")).startsWith("everybody no es una red");
                });
    }

    @Test
    @DisplayName("Empty lines among the networks do not matter")
    void emptyLines() {
        assertThat(new SquidSettings(3128, 256, List.of(" 10.0.0.0/8 ", "", "  "), "").allowedNetworks())
                .containsExactly("10.0.0.0/8");
    }

    @ParameterizedTest
    @DisplayName("A visible name that could write into the configuration is refused at its field")
    @ValueSource(strings = {"a b", "x\nhttp_access allow all", "-x", "x-", "a..b", "ñ", "#"})
    void names(String name) {
        assertThatThrownBy(() -> new SquidSettings(3128, 256, List.of(), name))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly("visibleName"));
    }
}
