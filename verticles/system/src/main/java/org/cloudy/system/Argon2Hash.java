package org.cloudy.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2id hash (RFC 9106), written as a PHC string: {@code $argon2id$v=19$m=12288,t=3,p=1$<salt>$<hash>}. */
final class Argon2Hash {
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    /**
     * What computing it takes.
     *
     * @param kibibytes of memory
     * @param passes over that memory
     */
    record Cost(int kibibytes, int passes, int lanes) {}

    private Argon2Hash(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** @throws IllegalArgumentException for what is no such hash */
    static Argon2Hash parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no Argon2id hash in the form of PHC");
        }
        return new Argon2Hash(
                new Cost(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))),
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    /** @param length of the hash, in bytes */
    static Argon2Hash of(String password, Cost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return new Argon2Hash(cost, salt, hash);
    }

    boolean isOf(String password) {
        return MessageDigest.isEqual(hash, of(password, cost, salt, hash.length).hash);
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.kibibytes(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }
}
