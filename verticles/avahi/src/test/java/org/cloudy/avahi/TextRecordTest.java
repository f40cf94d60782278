package org.cloudy.avahi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The strings of a TXT record")
class TextRecordTest {
    @Test
    @DisplayName("are pairs of text, in UTF-8 and in a fixed order")
    void encoded() {
        assertThat(TextRecord.encode(Map.of("path", "/llibres", "note", "obert demà", "empty", "")))
                .containsExactly(
                        "empty=".getBytes(UTF_8), "note=obert demà".getBytes(UTF_8), "path=/llibres".getBytes(UTF_8));
    }

    @Test
    @DisplayName(
            "become pairs again: of a key the first counts, without a value it is empty, what is no text is left out")
    void decoded() {
        assertThat(TextRecord.decode(List.of(
                        "a=1=2".getBytes(UTF_8),
                        "a=3".getBytes(UTF_8),
                        "flag".getBytes(UTF_8),
                        "=nameless".getBytes(UTF_8),
                        new byte[0],
                        new byte[] {'b', '=', (byte) 0xff})))
                .isEqualTo(Map.of("a", "1=2", "flag", ""));
    }
}
