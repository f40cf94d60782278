package org.cloudy.backup.deposit;

import com.password4j.ScryptFunction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What lets a node that lost its identity fetch its archives again: a secret that follows from their passphrase alone.
 *
 * <p>It is scrypt of the passphrase, salted with the name of the micro cloud, so that a node which was set up anew comes to the same
 * without knowing anything else. The neighbour that keeps an archive keeps its claim too; afterwards the claim never travels, only proofs
 * made with it (HMAC-SHA-256 of a signed request, which names one neighbour and is good for some minutes). The claim opens no archive.
 * Whoever gets hold of it can try passphrases against it at the same cost for each as against the archive itself; one try counts for all
 * archives of the micro cloud, so the passphrase has to be one that nobody guesses, as for an archive that lies anywhere else.
 */
public final class Claim {
    /** As of an archive: it must not be easier to try passphrases here than there. */
    private static final int WORK = 1 << 15;

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private Claim(byte[] key) {
        this.key = key;
    }

    /** That of a passphrase; takes a while. */
    public static Claim of(String passphrase, String microCloud) {
        byte[] words = Normalizer.normalize(passphrase, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        byte[] salt = ("cloudy backup claim\n" + microCloud).getBytes(StandardCharsets.UTF_8);
        return new Claim(
                ScryptFunction.getInstance(WORK, 8, 1, BYTES).hash(words, salt).getBytes());
    }

    /**
     * One that was kept or sent.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Claim decode(String text) {
        byte[] key = Base64.getDecoder().decode(text);
        if (key.length != BYTES) {
            throw new IllegalArgumentException("not a claim");
        }
        return new Claim(key);
    }

    String encode() {
        return Base64.getEncoder().encodeToString(key);
    }

    /** The proof that whoever signed a text has this. */
    String proof(String signed) {
        return Base64.getEncoder().encodeToString(hmac(signed));
    }

    /** Whether a proof was made with this. */
    boolean proves(String signed, @Nullable String proof) {
        try {
            return proof != null
                    && MessageDigest.isEqual(hmac(signed), Base64.getDecoder().decode(proof));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] hmac(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Claim[****]";
    }
}
