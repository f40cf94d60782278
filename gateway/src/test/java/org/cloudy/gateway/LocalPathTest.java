package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where somebody is sent back to")
final class LocalPathTest {
    @ParameterizedTest(name = "«{0}»")
    @ValueSource(strings = {"/", "/search?text=a%20b&sort=name", "/capability/squid", "/a//b"})
    @DisplayName("is where he was on this node")
    void local(String path) {
        assertThat(LocalPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(
            strings = {
                "",
                "x",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "/a b",
                "/\r\nSet-Cookie: x",
                "/\u00e9"
            })
    @DisplayName("is the start page for what is no path on this node")
    void foreign(String path) {
        assertThat(LocalPath.of(path)).isEqualTo("/");
        assertThat(LocalPath.of(null)).isEqualTo("/");
    }

    @ParameterizedTest(name = "«{0}»")
    @CsvSource({
        "https://here:1/a?b=c#d,/a?b=c",
        "http://here,/",
        "nonsense %,/",
        "mailto:a@b,/",
        "http://here//evil.example,/"
    })
    @DisplayName("is the path of the page that a form was on")
    void ofAddress(String address, String path) {
        assertThat(LocalPath.ofAddress(address)).isEqualTo(path);
    }

    @Test
    @DisplayName("has a bound")
    void bounded() {
        assertThat(LocalPath.of("/" + "x".repeat(3000))).isEqualTo("/");
    }
}
