package org.cloudy.avahi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The strings of a TXT record (RFC 6763, section 6). */
final class TextRecord {
    private TextRecord() {}

    /** One {@code key=value} for each pair, by key. */
    static List<byte[]> encode(Map<String, String> pairs) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .map(pair -> (pair.getKey() + "=" + pair.getValue()).getBytes(StandardCharsets.UTF_8))
                        .toList();
    }

    /** What is text in them; of a key that comes twice the first counts, a key without a value has an empty one. */
    static Map<String, String> decode(List<byte[]> strings) {
        Map<String, String> pairs = new HashMap<>();
        for (byte[] string : strings) {
            text(string).ifPresent(text -> {
                int equals = text.indexOf('=');
                String key = equals < 0 ? text : text.substring(0, equals);
                if (!key.isEmpty()) {
                    pairs.putIfAbsent(key, equals < 0 ? "" : text.substring(equals + 1));
                }
            });
        }
        return pairs;
    }

    private static Optional<String> text(byte[] string) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(string))
                    .toString());
        } catch (CharacterCodingException e) {
            // Any bytes are allowed; these are no text.
            return Optional.empty();
        }
    }
}
