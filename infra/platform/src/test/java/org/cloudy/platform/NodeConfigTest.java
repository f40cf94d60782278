package org.cloudy.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeConfigTest {
    /** 64 bytes in 32 letters. */
    private static final String TOO_LONG = "àààààààààààààààààààààààààààààààà";

    private static NodeConfig config(String name, String listen, int http, List<String> join) {
        return config(name, listen, http, join, "valley");
    }

    private static NodeConfig config(String name, String listen, int http, List<String> join, String microCloud) {
        return new NodeConfig(Path.of("data"), name, listen, http, 7443, 7001, 5701, "127.0.0.1", join, microCloud);
    }

    @Test
    @DisplayName("What can be used is kept as it is")
    void valid() {
        NodeConfig config = config("hilltop", "127.0.0.1", 7000, List.of("127.0.0.1:5701", "[::1]:5702", "mill:1"));
        assertThat(config.join()).hasSize(3);
        assertThat(config.http()).isEqualTo(7000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    @DisplayName("A port that is none is named with its value")
    void ports(int port) {
        assertThatThrownBy(() -> config("hilltop", "127.0.0.1", port, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http")
                .hasMessageContaining(String.valueOf(port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mill", ":5701", "mill:", "mill:x", "mill:123456"})
    @DisplayName("A member that is no host and port is named")
    void members(String member) {
        assertThatThrownBy(() -> config("hilltop", "127.0.0.1", 7000, List.of(member)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("join")
                .hasMessageContaining(member);
    }

    @Test
    @DisplayName("A name that is none is named")
    void name() {
        assertThatThrownBy(() -> config("no name", "127.0.0.1", 7000, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no name");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"", "  ", "two\nlines", "two\u2028lines", "a\u001b[31m", "\ud800", TOO_LONG})
    @DisplayName("A micro cloud's name that is empty, too long or not in one line is named")
    void microCloud(String name) {
        assertThatThrownBy(() -> config("hilltop", "127.0.0.1", 7000, List.of(), name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("microCloud")
                .hasMessageContaining(name);
    }

    @Test
    @DisplayName("A micro cloud's name may take 63 bytes")
    void longestMicroCloud() {
        String longest = TOO_LONG.substring(1) + "a";
        assertThat(config("hilltop", "127.0.0.1", 7000, List.of(), longest).microCloud())
                .isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "127.0.0.9,true", "::1,true", "localhost,true", "0.0.0.0,false", "10.1.2.3,false"})
    @DisplayName("It knows whether only this machine can reach the pages")
    void loopback(String listen, boolean loopback) {
        assertThat(config("hilltop", listen, 7000, List.of()).isLoopback()).isEqualTo(loopback);
    }
}
