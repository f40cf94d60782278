package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A packed text")
class PackingTest {
    @ValueSource(strings = {"", "a", "Antenes al teulat, \u00b7 \ud83c\udf33", "{\"payload\":\"null\"}"})
    @ParameterizedTest
    @DisplayName("is the text that it was")
    void same(String text) {
        assertThat(Packing.unpack(Packing.pack(text))).hasValue(text);
    }

    @Test
    @DisplayName("of any length is the text that it was")
    void lengths() {
        Random random = new Random(3);
        for (int length = 1; length < 200_000; length *= 3) {
            String text = random.ints(length, 32, 0xd000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Packing.unpack(Packing.pack(text))).hasValue(text);
        }
    }

    @Test
    @DisplayName("takes little more than half of the room, also where it is short")
    void room() {
        NodeIdentity owner = NodeIdentity.fresh();
        String text = Deposit.sign(
                owner,
                new Document(
                        owner.id() + "/market",
                        owner.id(),
                        "page",
                        "The market of the village",
                        "Every Saturday from nine, in front of the town hall: bread, fruit, and tools to be lent.",
                        DocumentLanguage.EN,
                        "https://village.example/market",
                        Map.of(),
                        null,
                        Instant.parse("2026-11-29T12:00:00Z")));
        assertThat(Packing.pack(text)).hasSizeLessThan(text.length() * 6 / 10);
    }

    @Test
    @DisplayName("is none where bytes are missing or are others, and no other value is one")
    void damaged() {
        byte[] packed = Packing.pack("Neighbours share their antennas. ".repeat(20));
        for (int length = 0; length < packed.length; length++) {
            assertThat(Packing.unpack(Arrays.copyOf(packed, length))).isEmpty();
        }
        byte[] other = packed.clone();
        other[packed.length - 1] ^= 1;
        assertThat(Packing.unpack(other)).isEmpty();
        assertThat(Packing.unpack(null)).isEmpty();
    }

    @Test
    @DisplayName("is none where it would fill the memory, and none with another dictionary")
    void hostile() {
        assertThat(Packing.unpack(deflated(new byte[100 << 20], new byte[0]))).isEmpty();
        byte[] text = "text".getBytes(StandardCharsets.UTF_8);
        assertThat(Packing.unpack(deflated(text, text))).isEmpty();
    }

    private static byte[] deflated(byte[] bytes, byte[] dictionary) {
        Deflater deflater = new Deflater();
        try {
            if (dictionary.length > 0) {
                deflater.setDictionary(dictionary);
            }
            deflater.setInput(bytes);
            deflater.finish();
            byte[] packed = new byte[1 << 20];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }
}
