package org.cloudy.tinc;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** This node's key pair on the overlay, made once and kept in its store; tinc itself is not needed for it. */
final class KeyPairs {
    private static final String KEY = "key";
    /** As tinc makes them; more takes small machines longer than somebody waits. */
    private static final int BITS = 2048;

    private final Documents<Pair> documents;

    KeyPairs(NodeStore store) {
        this.documents = store.documents("overlay", Pair.class);
    }

    /** A key pair in PEM. */
    record Pair(String publicKey, Secret privateKey) {}

    /** The pair; made now if there is none, which takes a second or a few. */
    Pair pair() {
        return documents.get(KEY).orElseGet(this::make);
    }

    private Pair make() {
        documents.putIfAbsent(KEY, fresh());
        return documents.get(KEY).orElseThrow();
    }

    static Pair fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            RSAPublicKey open = (RSAPublicKey) pair.getPublic();
            RSAPrivateCrtKey secret = (RSAPrivateCrtKey) pair.getPrivate();
            return new Pair(new RsaKey(open.getModulus()).pem(), new Secret(pem(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make RSA keys", e);
        }
    }

    /** PKCS #1, for tinc 1.0 reads no other form. */
    private static String pem(RSAPrivateCrtKey key) {
        return RsaKey.pem(
                "RSA PRIVATE KEY",
                Der.encode(
                        BigInteger.ZERO,
                        key.getModulus(),
                        key.getPublicExponent(),
                        key.getPrivateExponent(),
                        key.getPrimeP(),
                        key.getPrimeQ(),
                        key.getPrimeExponentP(),
                        key.getPrimeExponentQ(),
                        key.getCrtCoefficient()));
    }
}
