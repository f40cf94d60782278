package org.cloudy.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;

/**
 * A text and the proof of which node wrote it, as it travels between nodes that need not trust whoever passes it on.
 *
 * @param payload the exact text that was signed (its UTF-8 bytes)
 * @param publicKey the signer's Ed25519 key, X.509 encoded, in base 64
 * @param signature in base 64
 */
public record SignedText(String payload, String publicKey, String signature) {
    /** A text signed in a node's name. */
    public static SignedText sign(NodeIdentity identity, String payload) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new SignedText(
                payload,
                base64.encodeToString(identity.publicKey()),
                base64.encodeToString(identity.sign(payload.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * What somebody, anybody, sent.
     *
     * @param longest characters that are looked at
     * @throws IllegalArgumentException if it is longer, or no such text
     */
    public static SignedText decode(String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException("a signed text of more than " + longest + " characters");
        }
        try {
            SignedText signed = Wire.mapper().readValue(text, SignedText.class);
            if (signed == null) {
                throw new IllegalArgumentException("null is no signed text");
            }
            return signed;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a signed text", e);
        }
    }

    /** The text to be sent. */
    public String encode() {
        try {
            return Wire.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three texts always make JSON", e);
        }
    }

    /**
     * The node that signed it, which is proven by this.
     *
     * @throws IllegalArgumentException if nobody did
     */
    public NodeId signer() {
        byte[] key = Base64.getDecoder().decode(publicKey);
        if (!NodeIdentity.verify(
                key,
                payload.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(signature))) {
            throw new IllegalArgumentException("the signature is not of this text");
        }
        return NodeId.of(key);
    }
}
