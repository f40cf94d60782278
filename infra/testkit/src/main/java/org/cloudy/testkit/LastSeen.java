package org.cloudy.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Adds to the failure of a test what was going on around it, such as the last lines of each node: it may have failed on a machine
 * where nobody can look. JUnit finds it by itself.
 */
public final class LastSeen implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final List<Witness> WITNESSES = new CopyOnWriteArrayList<>();
    private static final int MOST_CHARACTERS = 4_000;

    /** Somebody who is asked until it is {@linkplain #close() closed}. */
    public static final class Witness implements AutoCloseable {
        private final Supplier<String> account;

        private Witness(Supplier<String> account) {
            this.account = account;
        }

        @Override
        public void close() {
            WITNESSES.remove(this);
        }
    }

    /** What a witness tells, as part of a failure. */
    private static final class Account extends RuntimeException {
        private static final long serialVersionUID = 1;

        Account(String text) {
            super(text, null, false, false);
        }
    }

    /** Has this asked when a test fails, for a text whose end counts most. */
    public static Witness by(Supplier<String> account) {
        Witness witness = new Witness(account);
        WITNESSES.add(witness);
        return witness;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw witnessed(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw witnessed(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw witnessed(failure);
    }

    static Throwable witnessed(Throwable failure) {
        for (Witness witness : WITNESSES) {
            try {
                String text = witness.account.get();
                failure.addSuppressed(new Account(text.substring(Math.max(0, text.length() - MOST_CHARACTERS))));
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }
}
