package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cloudy.bus.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNamesTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Village.Example., village.example",
        "' plain ', plain",
        "192.0.2.0/24, 2.0.192.in-addr.arpa",
        "10.0.0.0/8, 10.in-addr.arpa",
        "2001:db8::/32, 8.b.d.0.1.0.0.2.ip6.arpa",
        "poble-\u00e7.cat, xn--poble--1ua.cat"
    })
    @DisplayName("A name is taken in small letters without its last dot, a network as its reverse zone")
    void taken(String typed, String zone) {
        assertThat(ZoneNames.of(typed)).isEqualTo(zone);
    }

    @ParameterizedTest
    @DisplayName("What could be a path, a piece of configuration, or no name is refused")
    @ValueSource(
            strings = {"", ".", "a..b", "../etc", "a/b", "a\";", "a b", "-a", "a-", "10.0.0.0/7", "0.0.0.0/0", "a\nb"})
    void refused(String typed) {
        assertThatThrownBy(() -> ZoneNames.of(typed)).isInstanceOf(Failure.class);
    }
}
