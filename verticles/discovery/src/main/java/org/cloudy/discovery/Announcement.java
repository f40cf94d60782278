package org.cloudy.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.platform.NodeIdentity;

/**
 * What lies in the shared maps, as JSON text: a claim and the proof of who made it.
 *
 * @param payload the exact JSON text that was signed (its UTF-8 bytes)
 * @param publicKey the signer's Ed25519 key, X.509 encoded, in base 64
 * @param signature in base 64
 */
record Announcement(String payload, String publicKey, String signature) {
    static final int MAX_PAYLOAD_BYTES = 4096;

    /** Payload with every character escaped, key and signature still fit. */
    private static final int MAX_TEXT = 3 * MAX_PAYLOAD_BYTES;

    /** A payload signed in a node's name. */
    static Announcement sign(NodeIdentity identity, String payload) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new Announcement(
                payload,
                base64.encodeToString(identity.publicKey()),
                base64.encodeToString(identity.sign(payload.getBytes(StandardCharsets.UTF_8))));
    }

    /** The text for the map. */
    String encode() {
        try {
            return Wire.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three texts always make JSON", e);
        }
    }

    /** What somebody, anybody, put in the map. */
    static Announcement decode(Object value) throws Rejected {
        if (!(value instanceof String text)) {
            throw new Rejected(Reason.GARBAGE);
        }
        if (text.length() > MAX_TEXT) {
            throw new Rejected(Reason.TOO_LONG);
        }
        try {
            Announcement announcement = Wire.mapper().readValue(text, Announcement.class);
            if (announcement == null) {
                throw new Rejected(Reason.GARBAGE);
            }
            return announcement;
        } catch (JsonProcessingException e) {
            throw new Rejected(Reason.GARBAGE);
        }
    }

    /** The node that made this announcement, which is proven. */
    NodeId signer() throws Rejected {
        byte[] message = payload.getBytes(StandardCharsets.UTF_8);
        if (message.length > MAX_PAYLOAD_BYTES) {
            throw new Rejected(Reason.TOO_LONG);
        }
        try {
            byte[] key = Base64.getDecoder().decode(publicKey);
            if (!NodeIdentity.verify(key, message, Base64.getDecoder().decode(signature))) {
                throw new Rejected(Reason.BAD_SIGNATURE);
            }
            return NodeId.of(key);
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.BAD_SIGNATURE);
        }
    }
}
