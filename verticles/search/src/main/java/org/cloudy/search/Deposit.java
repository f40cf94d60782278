package org.cloudy.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.search.Document;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.SignedText;

/**
 * What lies in the shared map under a document's id, {@link Packing packed}: the document as its owner signed it. Anybody in the cluster
 * can put anything there; only what is proven is a document.
 */
final class Deposit {
    /** Characters of a text that is looked at. */
    static final int LONGEST = 1_500_000;

    private Deposit() {}

    /** A document in this node's name, as the text for the map. */
    static String sign(NodeIdentity owner, Document document) {
        try {
            return SignedText.sign(owner, Wire.mapper().writeValueAsString(document))
                    .encode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document always makes JSON", e);
        }
    }

    /** The document that lies under an id; empty if its owner did not put it there, or it is out of bounds. */
    static Optional<Document> read(String id, String text) {
        try {
            SignedText signed = SignedText.decode(text, LONGEST);
            Document document = Wire.mapper().readValue(signed.payload(), Document.class);
            return document != null && isSound(id, document) && signed.signer().equals(document.node())
                    ? Optional.of(document)
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The document of a text that {@link #read} took for one before, which is not proven again. */
    static Optional<Document> proven(String text) {
        try {
            return Optional.ofNullable(
                    Wire.mapper().readValue(SignedText.decode(text, LONGEST).payload(), Document.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A number that is another one for another text, as good as always. */
    static long digest(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The id of a node's document. */
    static String id(NodeId node, String name) {
        return node + "/" + name;
    }

    /** Whether an id is one of a node's documents. */
    static boolean isOf(NodeId node, String id) {
        return id.startsWith(node + "/");
    }

    private static boolean isSound(String id, Document document) {
        return document.id().equals(id)
                && isOf(document.node(), id)
                && new DocumentRules()
                        .name(id.substring(id.indexOf('/') + 1))
                        .kind(document.kind())
                        .title(document.title())
                        .text(document.text())
                        .url(document.url())
                        .attributes(document.attributes())
                        .author(document.author())
                        .problems()
                        .isEmpty();
    }
}
