package org.cloudy.dns;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.settings.Secret;

/** One half of a key exchange (X25519, RFC 7748), used once: the key itself never travels. */
final class Share {
    private static final String ALGORITHM = "X25519";

    private final KeyPair pair;

    private Share(KeyPair pair) {
        this.pair = pair;
    }

    static Share fresh() {
        try {
            return new Share(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has X25519", e);
        }
    }

    /** The public half, to be sent. */
    String text() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /**
     * The TSIG secret that both sides come to.
     *
     * @throws org.cloudy.bus.Failure FORBIDDEN if the other half is none
     */
    Secret with(String other, String zone, NodeId primary, NodeId secondary) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(other)));
            KeyAgreement agreement = KeyAgreement.getInstance(ALGORITHM);
            agreement.init(pair.getPrivate());
            agreement.doPhase(key, true);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(agreement.generateSecret(), "HmacSHA256"));
            String purpose = String.join("\n", "cloudy dns transfer", zone, primary.value(), secondary.value());
            return new Secret(
                    Base64.getEncoder().encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Agreement.forged();
        }
    }
}
