package org.cloudy.system;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.Credentials;
import org.cloudy.platform.Attempts;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may sign in. A wrong attempt costs as much time as a right one, and does not tell what was wrong. */
final class Accounts {
    private static final Logger AUDIT = LoggerFactory.getLogger("cloudy.audit");
    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST = 256;

    private final Documents<Stored> documents;
    private final Passwords passwords;
    private final Attempts perUser;
    private final Attempts perOrigin;

    /** @param hash the password's, in PHC string format */
    record Stored(Role role, String language, Secret hash) {}

    Accounts(NodeStore store, Passwords passwords, Clock clock) {
        this.documents = documents(store);
        this.passwords = passwords;
        this.perUser = new Attempts(5, Duration.ofSeconds(30), MOST_KEYS, clock);
        this.perOrigin = new Attempts(20, Duration.ofSeconds(10), MOST_KEYS, clock);
    }

    static Documents<Stored> documents(NodeStore store) {
        return store.documents("account", Stored.class);
    }

    /** Whose credentials these are. Failure FORBIDDEN if wrong, or tried too often. */
    Account authenticate(Credentials credentials) {
        String user = printable(credentials.user()).toLowerCase(Locale.ROOT);
        String origin = printable(credentials.origin());
        String userFromOrigin = user + " " + origin;
        countAttempt(perOrigin, origin, user, origin);
        countAttempt(perUser, userFromOrigin, user, origin);
        Optional<Stored> stored = documents.get(user);
        String hash = stored.map(account -> account.hash().reveal()).orElse(Passwords.NOBODYS);
        String password = credentials.password();
        boolean right = passwords.matches(password.length() <= LONGEST ? password : "", hash);
        if (stored.isEmpty() || !right) {
            AUDIT.info("{} from {} could not sign in", user, origin);
            throw Failure.of(FailureCode.FORBIDDEN, "system.sign-in.wrong");
        }
        perUser.giveBack(userFromOrigin);
        perOrigin.giveBack(origin);
        AUDIT.info("{} from {} signed in", user, origin);
        return new Account(user, stored.get().role(), stored.get().language());
    }

    private static void countAttempt(Attempts attempts, String key, String user, String origin) {
        attempts.take(key).ifPresent(wait -> {
            AUDIT.warn("{} from {} tried to sign in too often", user, origin);
            throw Failure.of(
                    FailureCode.FORBIDDEN,
                    "system.sign-in.too-often",
                    Map.of("seconds", String.valueOf(wait.toSeconds())));
        });
    }

    /** What may be kept and logged of what a stranger typed. */
    private static String printable(String typed) {
        return typed.substring(0, Math.min(typed.length(), 100)).replaceAll("[^\\p{Graph}]", "?");
    }
}
