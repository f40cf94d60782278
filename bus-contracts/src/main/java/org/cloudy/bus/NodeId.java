package org.cloudy.bus;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * A node's id: the first 80 bits of the SHA-256 of its Ed25519 public key, as 16 letters and digits of base 32 (RFC 4648,
 * lower case). Whoever holds the public key can check that the id is its own.
 */
public record NodeId(@JsonValue String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{16}");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /** @throws IllegalArgumentException if the text is no node id */
    @JsonCreator
    public NodeId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a node id: 16 letters or digits of base 32 are wanted");
        }
    }

    /** The id of the node with this public key (X.509 encoded). */
    public static NodeId of(byte[] publicKey) {
        byte[] digest = sha256(publicKey);
        StringBuilder id = new StringBuilder(16);
        for (int bit = 0; bit < 80; bit += 5) {
            int window = ((digest[bit / 8] & 0xff) << 8) | (digest[bit / 8 + 1] & 0xff);
            id.append(ALPHABET.charAt((window >> (11 - bit % 8)) & 31));
        }
        return new NodeId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
