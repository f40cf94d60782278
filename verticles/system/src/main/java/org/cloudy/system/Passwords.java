package org.cloudy.system;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
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
    private static final int MEMORY_KIB = 12_288;
    private static final int PASSES = 3;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int WAIT_SECONDS = 10;

    /** A hash that no password has, of the same cost as any: who tries an unknown user waits as long. */
    static final String NOBODYS =
            "$argon2id$v=19$m=12288,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Semaphore turns = new Semaphore(2, true);

    String hash(String password) {
        return inTurn(() -> Password.hash(password)
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, HASH_BYTES, Argon2.ID))
                .getResult());
    }

    /** Whether the hash is of this password; its own parameters count, so that they may be raised one day. */
    boolean matches(String password, String hash) {
        return inTurn(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
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
