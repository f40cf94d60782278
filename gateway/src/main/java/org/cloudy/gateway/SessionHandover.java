package org.cloudy.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/**
 * Sessions over a new start of the node: one that ends in order writes them down, and one that begins soon after takes them over,
 * so that whoever moved the node into a micro cloud is still signed in when it is back. Only hashes of their ids are written, and
 * they are good for one start only. Methods block.
 */
final class SessionHandover {
    private static final Duration SOON = Duration.ofMinutes(5);

    private final Documents<Left> documents;
    private final Clock clock;

    /** A session that a node left, and when. */
    record Left(Visit visit, Instant at) {}

    SessionHandover(NodeStore store, Clock clock) {
        this.documents = store.documents("visit", Left.class);
        this.clock = clock;
    }

    /** Writes sessions down, by their ids. */
    void leave(Map<String, Visit> sessions) {
        sessions.forEach((id, visit) -> documents.put(hash(id), new Left(visit, clock.instant())));
    }

    /** Takes what was left a moment ago, by the hashes of the ids; it is there for nobody after that. */
    Map<String, Visit> take() {
        Instant earliest = clock.instant().minus(SOON);
        Map<String, Visit> taken = new HashMap<>();
        documents.all().forEach((hash, left) -> {
            documents.remove(hash);
            if (left.at().isAfter(earliest)) {
                taken.put(hash, left.visit());
            }
        });
        return taken;
    }

    /** The hash of a session's id, under which it is handed over. */
    static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
