package org.cloudy.backup.deposit;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.Parcel;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.SignedText;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the parcels that travel between an owner and a holder. A member that intercepts them can pass them on or lose
 * them; it cannot change one, answer one, or use one with somebody else.
 */
final class Letters {
    /** Bytes of an archive that travel at once: little enough not to hold up the rest of the bus. */
    static final int CHUNK = 64 << 10;

    private static final int LONGEST_ASK = 4_000;
    private static final int LONGEST_ANSWER = 100_000;
    private static final int LONGEST_DATA = 4 * ((CHUNK + 2) / 3);

    private Letters() {}

    /**
     * What an owner asks.
     *
     * @param depositCall address of the call
     * @param at by its clock
     * @param nonce which the answer repeats
     * @param upload what is to be left, where it begins
     * @param id which archive, where it is about one
     * @param offset of the part that is sent or wanted
     * @param sha256 of the part that is sent
     */
    record Ask(
            String depositCall,
            NodeId from,
            NodeId to,
            Instant at,
            String nonce,
            @Nullable Upload upload,
            @Nullable String id,
            long offset,
            @Nullable String sha256) {}

    /** An archive that is to be left; {@code claim} is that of its passphrase. */
    record Upload(String id, String name, long bytes, String sha256, String claim) {
        @Override
        public String toString() {
            return "Upload[id=" + id + ", name=" + name + ", bytes=" + bytes + "]";
        }
    }

    /**
     * What a holder answers.
     *
     * @param answerTo the nonce of what was asked
     * @param offset how much came by now
     * @param sha256 of the part that is given back
     * @param open whether it takes more
     * @param free bytes that it has left for whoever asks
     * @param deposits what it keeps, where that was asked
     */
    record Answer(
            String answerTo,
            NodeId from,
            NodeId to,
            long offset,
            @Nullable String sha256,
            boolean open,
            long free,
            List<Deposit> deposits) {}

    static Parcel seal(NodeIdentity identity, Record letter, byte @Nullable [] data, @Nullable Claim claim) {
        SignedText signed = SignedText.sign(identity, Wire.toJson(letter).encode());
        return new Parcel(
                signed.encode(),
                data == null ? null : Base64.getEncoder().encodeToString(data),
                claim == null ? null : claim.proof(signed.payload()));
    }

    /** What was asked in a parcel. FORBIDDEN if it is no such thing, or another wrote it than it says. */
    static Ask ask(Parcel parcel) {
        SignedText signed = decode(parcel, LONGEST_ASK);
        Ask ask = read(signed, Ask.class);
        requireSigner(signed, ask.from());
        return ask;
    }

    /** What was answered in a parcel. FORBIDDEN as with {@link #ask}. */
    static Answer answer(Parcel parcel) {
        SignedText signed = decode(parcel, LONGEST_ANSWER);
        Answer answer = read(signed, Answer.class);
        requireSigner(signed, answer.from());
        return answer;
    }

    /** Whether whoever asked knows the passphrase that a claim stands for. */
    static boolean proves(Parcel parcel, Claim claim) {
        return claim.proves(decode(parcel, LONGEST_ASK).payload(), parcel.proof());
    }

    /** The part of an archive that came along. FORBIDDEN if it is not the one that was signed. */
    static byte[] data(Parcel parcel, @Nullable String sha256) {
        String text = parcel.data();
        if (text == null || text.length() > LONGEST_DATA) {
            throw forged();
        }
        try {
            byte[] data = Base64.getDecoder().decode(text);
            if (data.length > CHUNK || !Sums.of(data).equals(sha256)) {
                throw forged();
            }
            return data;
        } catch (IllegalArgumentException e) {
            throw forged();
        }
    }

    private static SignedText decode(Parcel parcel, int longest) {
        try {
            return SignedText.decode(parcel.signed(), longest);
        } catch (IllegalArgumentException e) {
            throw forged();
        }
    }

    private static <T> T read(SignedText signed, Class<T> type) {
        try {
            return Wire.fromJson(new JsonObject(signed.payload()), type);
        } catch (DecodeException | Failure e) {
            throw forged();
        }
    }

    private static void requireSigner(SignedText signed, NodeId claimed) {
        try {
            if (signed.signer().equals(claimed)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw forged();
        }
        throw forged();
    }

    static Failure forged() {
        return Failure.of(FailureCode.FORBIDDEN, "backup.deposit.forged");
    }
}
