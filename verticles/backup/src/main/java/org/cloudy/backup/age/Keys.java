package org.cloudy.backup.age;

import com.password4j.ScryptFunction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of a file and what is done with them: all of it as the format says, with the JDK's and password4j's algorithms. */
final class Keys {
    static final int FILE_KEY = 16;
    static final int TAG = 16;
    private static final int NONCE = 12;
    private static final int KEY = 32;
    private static final String LABEL = "age-encryption.org/v1/scrypt";
    private static final String HMAC = "HmacSHA256";

    private Keys() {}

    /** The key that a passphrase stands for; {@code logN} is scrypt's work factor, which takes a kilobyte times 2 to that power. */
    static byte[] ofPassphrase(String passphrase, byte[] salt, int logN) {
        // One typed on another keyboard is the same one.
        byte[] text = Normalizer.normalize(passphrase, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        byte[] labelled = joined(LABEL.getBytes(StandardCharsets.US_ASCII), salt);
        return ScryptFunction.getInstance(1 << logN, 8, 1, KEY)
                .hash(text, labelled)
                .getBytes();
    }

    /** HKDF-SHA-256 (RFC 5869) of one block. */
    static byte[] derived(byte[] key, byte[] salt, String info) {
        byte[] extracted = hmac(salt.length == 0 ? new byte[KEY] : salt, key);
        return hmac(extracted, joined(info.getBytes(StandardCharsets.US_ASCII), new byte[] {1}));
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** ChaCha20-Poly1305 (RFC 8439). */
    static byte[] seal(byte[] key, byte[] nonce, byte[] text, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(text, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot encrypt", e);
        }
    }

    /** @throws GeneralSecurityException if it was sealed with another key, or changed since */
    static byte[] open(byte[] key, byte[] nonce, byte[] sealed, int length) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, 0, length);
    }

    /** The nonce of one chunk: its number, and whether it is the last. */
    static byte[] nonce(long chunk, boolean last) {
        byte[] nonce = new byte[NONCE];
        for (int i = 0; i < Long.BYTES; i++) {
            nonce[NONCE - 2 - i] = (byte) (chunk >>> (8 * i));
        }
        nonce[NONCE - 1] = (byte) (last ? 1 : 0);
        return nonce;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    static boolean same(byte[] one, byte[] other) {
        return java.security.MessageDigest.isEqual(one, other);
    }

    static void forget(byte[] key) {
        Arrays.fill(key, (byte) 0);
    }
}
