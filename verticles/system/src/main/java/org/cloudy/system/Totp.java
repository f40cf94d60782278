package org.cloudy.system;

import com.bastiaanjansen.otp.SecretGenerator;
import com.bastiaanjansen.otp.TOTPGenerator;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.cloudy.platform.settings.Secret;

/**
 * One-time passwords by time (RFC 6238), as all applications make them: SHA-1, six digits, steps of 30 seconds. A clock may be off
 * by one step.
 */
final class Totp {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int SECRET_BITS = 160;
    private static final int DIGITS = 6;

    private Totp() {}

    /** A new secret of 160 bits, as RFC 4226 wants, in base 32. */
    static Secret secret() {
        return new Secret(new String(SecretGenerator.generate(SECRET_BITS), StandardCharsets.US_ASCII));
    }

    /** What applications scan: who it is for, and on which node. */
    static String uri(Secret secret, String node, String user) {
        try {
            return generator(secret).getURI(node, user).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("names of nodes and users fit in an address", e);
        }
    }

    /** The code of a moment. */
    static String code(Secret secret, Instant at) {
        return generator(secret).at(at);
    }

    /** The step whose code this is, of those around a moment that come after {@code last}. */
    static OptionalLong step(Secret secret, String code, Instant now, long last) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.of(current, current - 1, current + 1)
                .filter(step -> step > last && isOf(secret, code, step))
                .findFirst();
    }

    private static boolean isOf(Secret secret, String code, long step) {
        String wanted = code(secret, Instant.ofEpochSecond(step * STEP.toSeconds()));
        return MessageDigest.isEqual(wanted.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    private static TOTPGenerator generator(Secret secret) {
        return new TOTPGenerator.Builder(secret.reveal().getBytes(StandardCharsets.US_ASCII))
                .withHOTPGenerator(codes -> codes.withPasswordLength(DIGITS))
                .withPeriod(STEP)
                .build();
    }
}
