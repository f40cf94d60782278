package org.cloudy.microcloud;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;
import org.jspecify.annotations.Nullable;

/**
 * The invitations that this node made: of a secret it keeps the hash alone. Whether one is valid is told by this node's clock and
 * by no other. Methods block.
 */
final class Invitations {
    private static final int MOST = 1_000;

    private final Documents<Kept> documents;
    private final Clock clock;

    /**
     * @param microCloud that it is of
     * @param usedBy the node that became a member by it; null while it is open
     */
    private record Kept(
            String microCloud, Instant expires, @Nullable NodeId usedBy) {}

    Invitations(NodeStore store, Clock clock) {
        this.documents = store.documents("microcloud-invitations", Kept.class);
        this.clock = clock;
    }

    /** A new secret, good for one node until then. */
    String open(String microCloud, Instant expires) {
        tidy();
        if (documents.all().size() >= MOST) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.too-many-invitations");
        }
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        documents.put(key(secret), new Kept(microCloud, expires, null));
        return secret;
    }

    /**
     * Uses an invitation up. The same node may come again, for its first answer may have been lost.
     *
     * @throws Failure NOT_FOUND, CONFLICT or INVALID: there is none, another node used it, it is too old
     */
    synchronized void use(String microCloud, String secret, NodeId node) {
        Kept kept = documents
                .get(key(secret))
                .filter(each -> each.microCloud().equals(microCloud))
                .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "microcloud.token.unknown"));
        if (kept.usedBy() != null && !kept.usedBy().equals(node)) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.token.used");
        }
        if (kept.usedBy() == null && clock.instant().isAfter(kept.expires())) {
            throw Failure.of(FailureCode.INVALID, "microcloud.token.expired");
        }
        documents.put(key(secret), new Kept(microCloud, kept.expires(), node));
    }

    private void tidy() {
        Instant old = clock.instant().minus(Duration.ofDays(7));
        documents.all().forEach((key, kept) -> {
            if (kept.expires().isBefore(old)) {
                documents.remove(key);
            }
        });
    }

    private static String key(String secret) {
        byte[] hash = Proofs.sha256(secret.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }
}
