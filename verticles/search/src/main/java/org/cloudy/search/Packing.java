package org.cloudy.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Texts in the little room that they take in the shared map, on disks and on the way to them: zlib (RFC 1950), with what all documents
 * have in common as its dictionary.
 */
final class Packing {
    /** Bytes that are unpacked: more is no document, but an attack. */
    private static final int MOST_BYTES = 3 * Deposit.LONGEST;

    private static final int BUFFER = 4 << 10;

    /** Another one makes another format: what was packed with this one could not be read any more. What is most frequent comes last. */
    private static final byte[] DICTIONARY = """
            page note book audio video image library program package service node website https://www. http:// .org/ .net/ .com/ .html .pdf
             for the and with from that this are para con los las una que por del els les per amb dels
            {\\"name\\":\\"\\",\\"section\\":\\"\\",\\"language\\":\\"other\\",\\"language\\":\\"ca\\",\\"language\\":\\"es\\",
            \\"language\\":\\"en\\",\\"url\\":null,\\"url\\":\\"https://\\",\\"attributes\\":{},\\"author\\":null,\\"author\\":\\"
            \\",\\"published\\":\\"2026-\\"}","publicKey":"MCowBQYDK2VwAyEA=","signature":"=="}
            {"payload":"{\\"id\\":\\"\\",\\"node\\":\\"\\",\\"kind\\":\\"page\\",\\"title\\":\\"\\",\\"text\\":\\"\\n
            """.replace("\n", "").getBytes(StandardCharsets.UTF_8);

    private Packing() {}

    static byte[] pack(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** The text that was packed; empty for anything else. */
    static Optional<String> unpack(byte @Nullable [] packed) {
        if (packed == null) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                text.write(buffer, 0, length);
                if (inflater.needsDictionary()) {
                    inflater.setDictionary(DICTIONARY);
                } else if (text.size() > MOST_BYTES || (length == 0 && !inflater.finished())) {
                    return Optional.empty();
                }
            }
            return Optional.of(text.toString(StandardCharsets.UTF_8));
        } catch (DataFormatException | IllegalArgumentException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
