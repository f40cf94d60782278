package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final Prefix OVERLAY = Prefix.parse("10.83.0.1/16").orElseThrow();

    @Test
    @DisplayName("an IPv4 address, an IPv6 address in brackets and a name have a port")
    void forms() {
        assertThat(Endpoint.parse("198.51.100.7:655")).contains(new Endpoint("198.51.100.7", 655, false));
        assertThat(Endpoint.parse("[2001:DB8::7]:65535")).contains(new Endpoint("2001:db8:0:0:0:0:0:7", 65_535, false));
        assertThat(Endpoint.parse("node-1.example.org:1")).contains(new Endpoint("node-1.example.org", 1, true));
        assertThat(Endpoint.parse("localhost:655")).contains(new Endpoint("localhost", 655, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "host",
                "host:",
                ":655",
                "host:0",
                "host:65536",
                "host:0655",
                "host:+1",
                "host:655 ",
                " host:655",
                "host:655\nProxy = exec id",
                "host\n:655",
                "a b:655",
                "host:655\r",
                "192.0.2.1 655\nX:1",
                "2001:db8::7:655",
                "[2001:db8::7]",
                "[2001:db8::7]655",
                "[fe80::1%eth0]:655",
                "[::ffff:192.0.2.1]:655",
                "[192.0.2.1]:655",
                "[:]:655",
                "[1::2::3]:655",
                "[]:655",
                "10.1:655",
                "0x7f.1:655",
                "2130706433:655",
                "192.0.2.256:655",
                "1.2.3.4.5:655",
                "-host:655",
                "host-:655",
                "a..b:655",
                ".host:655",
                "$(id):655",
                "`id`:655",
                "\"x\":655",
                "hôte:655",
                "host/x:655"
            })
    @DisplayName("what only resembles one is none, and nothing of it gets into a configuration")
    void garbage(String text) {
        assertThat(Endpoint.parse(text)).isEmpty();
    }

    @Test
    @DisplayName("what is longer than any name is none")
    void tooLong() {
        assertThat(Endpoint.parse("a.".repeat(200) + "org:655")).isEmpty();
        assertThat(Endpoint.parse("a".repeat(64) + ".org:655")).isEmpty();
        assertThat(Endpoint.parse("a".repeat(1_000_000) + ":655")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7:655", "127.0.0.1:655", "[2001:db8::7]:655", "10.84.0.1:655"})
    @DisplayName("a daemon can be at a machine's address")
    void usable(String text) {
        assertThat(Endpoint.parse(text).orElseThrow().isUsable(OVERLAY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.83.7.7:655",
                "0.0.0.0:655",
                "255.255.255.255:655",
                "240.0.0.1:655",
                "224.0.0.251:655",
                "[::]:655",
                "[ff02::1]:655",
                "node.example.org:655"
            })
    @DisplayName("a daemon is not called through the overlay itself, nor at many machines, nor at a name")
    void unusable(String text) {
        assertThat(Endpoint.parse(text).orElseThrow().isUsable(OVERLAY)).isFalse();
    }

    @Test
    @DisplayName("a name becomes an address, and never another name")
    void found() {
        Endpoint named = Endpoint.parse("node.example.org:655").orElseThrow();

        assertThat(named.at("192.0.2.1")).contains(new Endpoint("192.0.2.1", 655, false));
        assertThat(named.at("2001:db8::1")).contains(new Endpoint("2001:db8:0:0:0:0:0:1", 655, false));
        assertThat(named.at("other.example.org")).isEmpty();
        assertThat(named.at("::1\nX = y")).isEmpty();
    }
}
