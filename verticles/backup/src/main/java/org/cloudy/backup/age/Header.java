package org.cloudy.backup.age;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** The head of a file for one passphrase. It holds the key of the file, sealed with that of the passphrase. */
final class Header {
    /** Of scrypt: 32 MB and a third of a second on a small board; the memory is what a node can spare. */
    static final int WORK = 15;
    /** Whoever wrote a file must not have a node compute for hours. */
    static final int MOST_WORK = 16;

    private static final String VERSION = "age-encryption.org/v1";
    private static final int SALT = 16;
    private static final int LONGEST_LINE = 200;
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final byte[] text;
    private final byte[] fileKey;

    private Header(byte[] text, byte[] fileKey) {
        this.text = text;
        this.fileKey = fileKey;
    }

    /** All of it, as it stands in the file. */
    byte[] text() {
        return text;
    }

    /** What the keys of the rest are derived from. */
    byte[] fileKey() {
        return fileKey;
    }

    /** A fresh one. */
    static Header fresh(String passphrase, int work, SecureRandom random) {
        byte[] fileKey = random(random, Keys.FILE_KEY);
        byte[] salt = random(random, SALT);
        byte[] sealed =
                Keys.seal(Keys.ofPassphrase(passphrase, salt, work), Keys.nonce(0, false), fileKey, fileKey.length);
        String signed = VERSION + "\n-> scrypt " + BASE64.encodeToString(salt) + " " + work + "\n"
                + BASE64.encodeToString(sealed) + "\n---";
        String text = signed + " " + BASE64.encodeToString(mac(fileKey, signed)) + "\n";
        return new Header(text.getBytes(StandardCharsets.US_ASCII), fileKey);
    }

    /**
     * The head of a file, opened.
     *
     * @throws Failure FORBIDDEN for a wrong passphrase; INVALID if it is no such file, or was changed
     */
    static Header read(InputStream in, String passphrase, int mostWork) throws IOException {
        try {
            return read(line(in), line(in), line(in), line(in), passphrase, mostWork);
        } catch (EOFException e) {
            throw foreign();
        }
    }

    private static Header read(
            String version, String stanza, String body, String end, String passphrase, int mostWork) {
        String[] words = stanza.split(" ", -1);
        if (!version.equals(VERSION)
                || words.length != 4
                || !stanza.startsWith("-> scrypt ")
                || !words[3].matches("[1-9]\\d?")
                || !end.startsWith("--- ")) {
            throw foreign();
        }
        int work = Integer.parseInt(words[3]);
        if (work > mostWork) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.too-much-work", Map.of("work", words[3]));
        }
        byte[] fileKey = fileKey(decoded(words[2], SALT), decoded(body, Keys.FILE_KEY + Keys.TAG), work, passphrase);
        String signed = String.join("\n", version, stanza, body, "---");
        if (!Keys.same(mac(fileKey, signed), decoded(end.substring(4), 32))) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.changed");
        }
        return new Header((signed + end.substring(3) + "\n").getBytes(StandardCharsets.US_ASCII), fileKey);
    }

    private static byte[] fileKey(byte[] salt, byte[] sealed, int work, String passphrase) {
        try {
            return Keys.open(Keys.ofPassphrase(passphrase, salt, work), Keys.nonce(0, false), sealed, sealed.length);
        } catch (GeneralSecurityException e) {
            throw Failure.of(FailureCode.FORBIDDEN, "backup.archive.wrong-passphrase");
        }
    }

    private static byte[] mac(byte[] fileKey, String signed) {
        return Keys.hmac(Keys.derived(fileKey, new byte[0], "header"), signed.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] decoded(String text, int length) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == length && BASE64.encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        throw foreign();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException();
            }
            if (line.length() == LONGEST_LINE || read > 126 || read < 32) {
                throw foreign();
            }
            line.append((char) read);
        }
        return line.toString();
    }

    static byte[] random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Failure foreign() {
        return Failure.of(FailureCode.INVALID, "backup.archive.foreign");
    }
}
