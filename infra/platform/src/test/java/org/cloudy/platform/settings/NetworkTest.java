package org.cloudy.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @DisplayName("Networks and single addresses of both kinds are understood")
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "192.168.1.7, 192.168.1.7/32",
        "0.0.0.0/0, 0.0.0.0/0",
        "2001:db8::/32, 2001:db8:0:0:0:0:0:0/32",
        "::1, 0:0:0:0:0:0:0:1/128",
        "' fc00::/7 ', fc00:0:0:0:0:0:0:0/7"
    })
    void understood(String text, String network) {
        assertThat(Network.parse(text)).hasToString("Optional[" + network + "]");
    }

    @ParameterizedTest
    @DisplayName("What is no network is refused, and never looked up as a name")
    @ValueSource(
            strings = {
                "",
                "all",
                "example.org",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "2001:db8::/129",
                "fe80::1%eth0/64",
                ":::",
                "10.0.0.0/8 0.0.0.0/0",
                "10.0.0.0/8\nhttp_access allow all",
                "1:2:3",
                "/8"
            })
    void refused(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }
}
