package org.cloudy.platform;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** Who a node is: an Ed25519 key (RFC 8032), made at its first start, and the id that is derived from it. */
public final class NodeIdentity {
    /** Attribute of a cluster member that tells the id of its node; a member can set it for itself only. */
    public static final String MEMBER_ATTRIBUTE = "cloudy.node";

    private static final String ALGORITHM = "Ed25519";

    private final NodeId id;
    private final PublicKey publicKey;
    private final PrivateKey privateKey;

    private NodeIdentity(PublicKey publicKey, PrivateKey privateKey) {
        this.id = NodeId.of(publicKey.getEncoded());
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    private record Stored(String publicKey, Secret privateKey) {}

    /** A new identity that nothing keeps. */
    public static NodeIdentity fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new NodeIdentity(pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make Ed25519 keys", e);
        }
    }

    /** The identity that the store keeps; made now if it keeps none. */
    public static NodeIdentity of(NodeStore store) {
        Documents<Stored> documents = store.documents("identity", Stored.class);
        documents.putIfAbsent("node", fresh().stored());
        return of(documents.get("node").orElseThrow());
    }

    private static NodeIdentity of(Stored stored) {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new NodeIdentity(
                    keys.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(stored.publicKey()))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(
                            Base64.getDecoder().decode(stored.privateKey().reveal()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the node's key in its store cannot be used", e);
        }
    }

    private Stored stored() {
        Base64.Encoder base64 = Base64.getEncoder();
        return new Stored(
                base64.encodeToString(publicKey.getEncoded()),
                new Secret(base64.encodeToString(privateKey.getEncoded())));
    }

    public NodeId id() {
        return id;
    }

    /** The public key, X.509 encoded. */
    public byte[] publicKey() {
        return publicKey.getEncoded();
    }

    /** Signs in this node's name. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    /** Whether the holder of this public key (X.509 encoded) signed the message; false for what is no key or signature. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            if (!(PublicKeyFactory.createKey(publicKey) instanceof Ed25519PublicKeyParameters key)) {
                return false;
            }
            // Java's own takes seven times as long; an index of many documents is made of as many signatures.
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, key);
            verifier.update(message, 0, message.length);
            return verifier.verifySignature(signed);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }
}
