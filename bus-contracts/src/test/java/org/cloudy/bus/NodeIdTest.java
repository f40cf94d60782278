package org.cloudy.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {
    @Test
    @DisplayName("The id is the beginning of the key's SHA-256 in base 32")
    void derived() {
        // printf abc | sha256sum | cut -c1-20 | xxd -r -p | base32
        assertThat(NodeId.of("abc".getBytes(StandardCharsets.UTF_8)).value()).isEqualTo("xj4bnp4pahh6uqkb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "ABCDEFGHIJKLMNOP", "abcdefghijklmno1", "abcdefghijklmnopq", "../etc/passwd---"})
    @DisplayName("What is no id is refused, and not repeated")
    void refused(String text) {
        assertThatThrownBy(() -> new NodeId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("passwd");
    }
}
