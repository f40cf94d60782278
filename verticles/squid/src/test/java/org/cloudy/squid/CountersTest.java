package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountersTest {
    @Test
    @DisplayName("Requests, hits and bytes are read from the page of a real Squid 5.7")
    void real() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("counters.txt"))) {
            assertThat(Counters.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEqualTo(new Counters(3455, 1, 17872 * 1024, 5 * 1024));
        }
    }

    @ParameterizedTest
    @DisplayName("The page of another program is none, and neither is one that was cut short")
    @ValueSource(strings = {"", "<html>It works!</html>", "client_http.requests = 7\nclient_http.hits = "})
    void foreign(String text) {
        assertThatThrownBy(() -> Counters.parse(text)).isInstanceOf(IOException.class);
    }
}
