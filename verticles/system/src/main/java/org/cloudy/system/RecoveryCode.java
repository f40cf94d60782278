package org.cloudy.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Codes for whoever has lost the application: 80 random bits as {@code abcd-efgh-ijkl-mnop}. So much cannot be guessed, and a plain
 * hash of it tells nothing.
 */
final class RecoveryCode {
    private static final int HOW_MANY = 10;
    private static final int LETTERS = 16;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{" + LETTERS + "}");

    private RecoveryCode() {}

    static List<String> fresh() {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> one(random)).limit(HOW_MANY).toList();
    }

    /** Whether something typed may be one at all; hyphens, spaces and capitals do not matter. */
    static boolean isOne(String typed) {
        return SHAPE.matcher(letters(typed)).matches();
    }

    static String hash(String code) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(letters(code).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String letters(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String one(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
