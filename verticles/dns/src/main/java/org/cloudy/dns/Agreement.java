package org.cloudy.dns;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.dns.Sealed;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.SignedText;

/**
 * What two nodes say to each other to agree on a key for the transfer of a zone. Each message is signed by who wrote it and names
 * who it is for, so that a member which listens, passes on or answers in another's place learns nothing and changes nothing.
 */
final class Agreement {
    private static final int LONGEST = 4000;

    private Agreement() {}

    /**
     * A node wants to transfer a zone.
     *
     * @param to the primary
     * @param name what the node calls itself
     * @param port where its name server is told of changes
     * @param share its half of the key exchange, for this once
     * @param at by its clock
     */
    record Ask(String transferOf, NodeId from, NodeId to, String name, int port, String share, Instant at) {}

    /**
     * The primary agrees.
     *
     * @param port where its name server is
     * @param asked the half that it answers
     */
    record Answer(String agreedOn, NodeId from, NodeId to, int port, String share, String asked) {}

    static Sealed seal(NodeIdentity identity, Record message) {
        return new Sealed(
                SignedText.sign(identity, Wire.toJson(message).encode()).encode());
    }

    /** @throws Failure FORBIDDEN if it is no such message, or another node wrote it than it says */
    static Ask ask(Sealed sealed) {
        Ask ask = open(sealed, Ask.class);
        requireSigner(sealed, ask.from());
        return ask;
    }

    /** @throws Failure FORBIDDEN if it is no such message, or another node wrote it than it says */
    static Answer answer(Sealed sealed) {
        Answer answer = open(sealed, Answer.class);
        requireSigner(sealed, answer.from());
        return answer;
    }

    private static <T> T open(Sealed sealed, Class<T> type) {
        try {
            return Wire.fromJson(
                    new JsonObject(SignedText.decode(sealed.signed(), LONGEST).payload()), type);
        } catch (DecodeException | IllegalArgumentException | Failure e) {
            throw forged();
        }
    }

    private static void requireSigner(Sealed sealed, NodeId claimed) {
        try {
            if (SignedText.decode(sealed.signed(), LONGEST).signer().equals(claimed)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw forged();
        }
        throw forged();
    }

    static Failure forged() {
        return Failure.of(FailureCode.FORBIDDEN, "dns.transfer.forged");
    }
}
