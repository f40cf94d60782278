package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManagerPageTest {
    @Test
    @DisplayName("Requests and cache are read from the page of a real Squid 5.7")
    void real() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("info.txt"))) {
            assertThat(ManagerPage.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEqualTo(new ManagerPage(6, 2));
        }
    }

    @Test
    @DisplayName("The page of another program is none")
    void foreign() {
        assertThatThrownBy(() -> ManagerPage.parse("<html>It works!</html>")).isInstanceOf(IOException.class);
    }
}
