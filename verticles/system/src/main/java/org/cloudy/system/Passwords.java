package org.cloudy.system;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * Passwords as Argon2id hashes (RFC 9106) in PHC string format. Of the parameters that OWASP recommends as equally strong these
 * suit a small machine: 12 MiB, 3 passes. Only two are computed at once, so that many who sign in do not exhaust the heap.
 */
final class Passwords {
    private static final Argon2Hash.Cost COST = new Argon2Hash.Cost(12_288, 3, 1);
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int WAIT_SECONDS = 10;

    /** A hash that no password has, of the same cost as any: who tries an unknown user waits as long. */
    static final String NOBODYS =
            "$argon2id$v=19$m=12288,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(2, true);

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> Argon2Hash.of(password, COST, salt, HASH_BYTES).text());
    }

    /** Whether the hash is of this password; its own parameters count, so that they may be raised one day. */
    boolean matches(String password, String hash) {
        return inTurn(() -> Argon2Hash.parse(hash).isOf(password));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Failure.of(FailureCode.UNAVAILABLE, "system.sign-in.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of(FailureCode.UNAVAILABLE, "system.sign-in.busy");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
