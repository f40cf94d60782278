package org.cloudy.gateway.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/**
 * The token that makes a client of the TCP bridge an administrator: 256 random bits in the file {@code bridge-token}, which
 * only the node's owner can read. The store keeps its hash; who deletes the file gets a new token at the next start, and the
 * old one is worth nothing then.
 */
final class BridgeToken {
    private static final String KEY = "token";

    private final byte[] hash;

    private BridgeToken(byte[] hash) {
        this.hash = hash;
    }

    private record Stored(String sha256) {}

    /** The token of this node, made now if its file is not there. Blocks. */
    static BridgeToken of(Path folder, NodeStore store) {
        Path file = folder.resolve("bridge-token");
        Documents<Stored> documents = store.documents("bridge", Stored.class);
        if (!Files.exists(file) || documents.get(KEY).isEmpty()) {
            String token = random();
            write(file, token);
            documents.put(KEY, new Stored(HexFormat.of().formatHex(sha256(token))));
        }
        return new BridgeToken(
                HexFormat.of().parseHex(documents.get(KEY).orElseThrow().sha256()));
    }

    /** Whether this is the token. */
    boolean matches(String token) {
        return MessageDigest.isEqual(hash, sha256(token));
    }

    private static void write(Path file, String token) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the bridge's token cannot be written", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
