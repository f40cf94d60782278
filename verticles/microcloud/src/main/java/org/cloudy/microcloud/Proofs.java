package org.cloudy.microcloud;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.microcloud.Application;
import org.cloudy.bus.microcloud.Proof;
import org.cloudy.platform.NodeIdentity;
import org.jspecify.annotations.Nullable;

/** What nodes sign for each other before they are members of anything. */
final class Proofs {
    private Proofs() {}

    /** Proves that this node shows that certificate, to whoever made the nonce. */
    static Proof prove(
            NodeIdentity identity,
            String nonce,
            @Nullable String certificate,
            @Nullable String microCloud,
            @Nullable String name) {
        String key = Base64.getEncoder().encodeToString(identity.publicKey());
        Proof open = new Proof(identity.id(), key, certificate, microCloud, name, "");
        return new Proof(identity.id(), key, certificate, microCloud, name, sign(identity, message(open, nonce)));
    }

    /** Failure FORBIDDEN if it does not prove that its node shows the certificate that was seen. */
    static void check(Proof proof, String nonce, String seen) {
        if (!seen.equals(proof.certificate())
                || !isSigned(proof.node(), proof.publicKey(), message(proof, nonce), proof.signature())) {
            throw Failure.of(FailureCode.FORBIDDEN, "microcloud.failure.proof");
        }
    }

    /** An application signed by the node that it is of. */
    static Application sign(NodeIdentity identity, Application open) {
        return with(open, sign(identity, message(open)));
    }

    /** Failure FORBIDDEN if the node that it names did not sign it. */
    static void check(Application application) {
        if (!isSigned(application.node(), application.publicKey(), message(application), application.signature())) {
            throw Failure.of(FailureCode.FORBIDDEN, "microcloud.failure.proof");
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String message(Proof proof, String nonce) {
        return "cloudy-proof\n" + nonce + "\n" + proof.certificate() + "\n" + proof.microCloud();
    }

    private static String message(Application application) {
        return "cloudy-application\n" + Wire.toJson(with(application, "")).encode();
    }

    private static Application with(Application application, String signature) {
        return new Application(
                application.microCloud(),
                application.secret(),
                application.node(),
                application.name(),
                application.publicKey(),
                application.overlayKey(),
                application.endpoints(),
                application.message(),
                signature);
    }

    private static String sign(NodeIdentity identity, String message) {
        return Base64.getEncoder().encodeToString(identity.sign(message.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isSigned(NodeId node, String publicKey, String message, String signature) {
        try {
            byte[] key = Base64.getDecoder().decode(publicKey);
            return NodeId.of(key).equals(node)
                    && NodeIdentity.verify(
                            key,
                            message.getBytes(StandardCharsets.UTF_8),
                            Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Arguments for a sentence about a node. */
    static Map<String, String> about(NodeId node) {
        return Map.of("node", node.value());
    }
}
