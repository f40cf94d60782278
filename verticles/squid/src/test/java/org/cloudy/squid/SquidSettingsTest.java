package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
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
                        "",
                        List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fe80::/10"),
                        PasswordRule.NEVER,
                        List.of(),
                        List.of("21", "80", "443", "1025-65535"),
                        List.of("443"),
                        256,
                        64,
                        64,
                        true,
                        false));
    }

    @Test
    @DisplayName("Each network that is none is named, at its field")
    void networks() {
        assertThatThrownBy(() ->
                        Sample.settings(Map.of("allowedNetworks", List.of("10.0.0.0/8", "everybody", "10.0.0.0/99"))))
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
        assertThat(Sample.settings(Map.of("allowedNetworks", List.of(" 10.0.0.0/8 ", "", "  ")))
                        .allowedNetworks())
                .containsExactly("10.0.0.0/8");
    }

    @ParameterizedTest
    @DisplayName("A site that is no domain name, and ports that are none, are refused at their fields")
    @ValueSource(
            strings = {
                "blockedSites=*.example.org",
                "blockedSites=example.org http_access",
                "blockedSites=.example.org",
                "blockedSites=http://example.org/",
                "safePorts=0",
                "safePorts=65536",
                "safePorts=90-80",
                "safePorts=80 25",
                "tunnelPorts=all",
                "tunnelPorts=1-2-3"
            })
    void sites(String entry) {
        String[] parts = entry.split("=", 2);
        assertThatThrownBy(() -> Sample.settings(Map.of(parts[0], List.of(parts[1]))))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly(parts[0]));
    }

    @ParameterizedTest
    @DisplayName("A visible name that could write into the configuration is refused at its field")
    @ValueSource(strings = {"a b", "x\nhttp_access allow all", "-x", "x-", "a..b", "ñ", "#"})
    void names(String name) {
        assertThatThrownBy(() -> Sample.settings(Map.of("visibleName", name)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly("visibleName"));
    }
}
