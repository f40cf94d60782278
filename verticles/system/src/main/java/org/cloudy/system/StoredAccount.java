package org.cloudy.system;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.system.Account;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An account in the node store. Those of older versions lack what is null.
 *
 * @param hash the password's, in PHC string format
 * @param locked whether its owner may not sign in
 * @param factor what is asked beside the password; null for nothing
 */
record StoredAccount(
        Role role,
        String language,
        Secret hash,
        @Nullable String locked,
        @Nullable Factor factor,
        @Nullable Instant created,
        @Nullable Instant lastSignIn) {
    private static final String LOCKED = "yes";

    /**
     * A second factor that is on.
     *
     * @param secret in base 32
     * @param lastStep number of the last time step whose code was taken: it and those before are worth nothing more
     * @param recovery hashes of the recovery codes that are left
     * @param origins the addresses that codes were last right from
     */
    record Factor(Secret secret, long lastStep, List<String> recovery, List<String> origins) {}

    /** A new one, with which its owner may sign in. */
    static StoredAccount fresh(Role role, String language, Secret hash, Instant now) {
        return new StoredAccount(role, language, hash, null, null, now, null);
    }

    boolean enabled() {
        return locked == null;
    }

    /** Whether its owner can administer the node. */
    boolean administers() {
        return enabled() && role == Role.ADMIN;
    }

    StoredAccount with(Role other) {
        return new StoredAccount(other, language, hash, locked, factor, created, lastSignIn);
    }

    StoredAccount enabled(boolean enabled) {
        return new StoredAccount(role, language, hash, enabled ? null : LOCKED, factor, created, lastSignIn);
    }

    StoredAccount speaking(String other) {
        return new StoredAccount(role, other, hash, locked, factor, created, lastSignIn);
    }

    StoredAccount with(Secret otherHash) {
        return new StoredAccount(role, language, otherHash, locked, factor, created, lastSignIn);
    }

    /** With this factor, or with none. */
    StoredAccount asking(@Nullable Factor other) {
        return new StoredAccount(role, language, hash, locked, other, created, lastSignIn);
    }

    StoredAccount signedIn(Instant now) {
        return new StoredAccount(role, language, hash, locked, factor, created, now);
    }

    Account account(String user) {
        return new Account(user, role, language);
    }

    AccountView view(String user) {
        return new AccountView(user, role, language, enabled(), factor != null, created, lastSignIn);
    }
}
