package org.cloudy.microcloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.SignedText;

/**
 * A statement of which it is proven who made it.
 *
 * @param id made from the signed text, as a node id from its key; the founding's is the micro cloud's
 * @param text as it travels and is kept
 */
record Evidence(String id, NodeId signer, Statement statement, String text) {
    /** Holds a logo of 64 KB in base 64 with its quotes. */
    static final int LONGEST = 128 << 10;

    /** A statement of this node. */
    static Evidence sign(NodeIdentity identity, Statement statement) {
        try {
            String payload = Wire.mapper().writerFor(Statement.class).writeValueAsString(statement);
            return of(SignedText.sign(identity, payload).encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement always makes JSON", e);
        }
    }

    /**
     * What somebody, anybody, sent.
     *
     * @throws IllegalArgumentException if it is no statement, or nobody signed it
     */
    static Evidence of(String text) {
        SignedText signed = SignedText.decode(text, LONGEST);
        NodeId signer = signed.signer();
        try {
            Statement statement = Wire.mapper().readValue(signed.payload(), Statement.class);
            Objects.requireNonNull(statement, "null is no statement");
            String id =
                    NodeId.of(signed.payload().getBytes(StandardCharsets.UTF_8)).value();
            return new Evidence(id, signer, statement, text);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IllegalArgumentException("not a statement", e);
        }
    }
}
