package org.cloudy.system;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.audit.AuditNote;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.CodeAttempt;
import org.cloudy.bus.system.Credentials;
import org.cloudy.bus.system.SignInStep;
import org.cloudy.platform.Attempts;

/**
 * Lets people in: by the password, and where there is a second factor by a code after it. A wrong attempt costs as much time as a
 * right one, and does not tell what was wrong. Methods block.
 */
final class SignIn {
    private static final String PASSWORD = "sign-in";
    private static final String CODE = "sign-in.code";
    private static final int MOST_KEYS = 10_000;

    private final AccountStore store;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final AuditTrail trail;
    private final Clock clock;
    private final Tickets tickets;
    private final Attempts perUser;
    private final Attempts perOrigin;

    SignIn(AccountStore store, Passwords passwords, SecondFactor factor, AuditTrail trail, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.factor = factor;
        this.trail = trail;
        this.clock = clock;
        this.tickets = new Tickets(clock);
        this.perUser = new Attempts(5, Duration.ofSeconds(30), MOST_KEYS, clock);
        this.perOrigin = new Attempts(20, Duration.ofSeconds(10), MOST_KEYS, clock);
    }

    /** Whose credentials these are. Failure FORBIDDEN if wrong, or tried too often. */
    SignInStep byPassword(Credentials credentials) {
        String user = printable(credentials.user()).toLowerCase(Locale.ROOT);
        String origin = printable(credentials.origin());
        String userFromOrigin = user + " " + origin;
        countAttempt(perOrigin, origin, user, origin);
        countAttempt(perUser, userFromOrigin, user, origin);
        Optional<StoredAccount> stored = store.find(user);
        String hash = stored.map(account -> account.hash().reveal()).orElse(Passwords.NOBODYS);
        String password = credentials.password();
        boolean right = passwords.matches(password.length() <= AccountRules.LONGEST_PASSWORD ? password : "", hash);
        if (stored.isEmpty() || !right || !stored.get().enabled()) {
            note(user, origin, PASSWORD, FailureCode.FORBIDDEN.code());
            throw Failure.of(FailureCode.FORBIDDEN, "system.sign-in.wrong");
        }
        perUser.giveBack(userFromOrigin);
        perOrigin.giveBack(origin);
        if (stored.get().factor() != null) {
            return new SignInStep(null, tickets.give(user, origin));
        }
        return new SignInStep(welcome(user, origin, PASSWORD), null);
    }

    /** Lets in whoever brings the ticket of the first step and a right code. Failure FORBIDDEN or CONFLICT. */
    Account byCode(CodeAttempt attempt) {
        String origin = printable(attempt.origin());
        String user = tickets.user(attempt.ticket(), origin)
                .orElseThrow(() -> Failure.of(FailureCode.CONFLICT, "system.sign-in.too-late"));
        try {
            factor.check(user, origin, attempt.code());
        } catch (Failure refused) {
            note(user, origin, CODE, refused.code().code());
            throw refused;
        }
        tickets.take(attempt.ticket());
        return welcome(user, origin, CODE);
    }

    private Account welcome(String user, String origin, String act) {
        Account account = store.change(user, stored -> {
                    if (!stored.enabled()) {
                        throw Failure.of(FailureCode.FORBIDDEN, "system.sign-in.wrong");
                    }
                    return stored.signedIn(clock.instant());
                })
                .account(user);
        note(user, origin, act, AuditNote.DONE);
        return account;
    }

    private void countAttempt(Attempts attempts, String key, String user, String origin) {
        attempts.take(key).ifPresent(wait -> {
            note(user, origin, PASSWORD, "too-often");
            throw Failure.of(
                    FailureCode.FORBIDDEN,
                    "system.sign-in.too-often",
                    Map.of("seconds", String.valueOf(wait.toSeconds())));
        });
    }

    private void note(String user, String origin, String act, String outcome) {
        trail.add(new AuditNote(user, origin, act, "", outcome, !outcome.equals(AuditNote.DONE)));
    }

    /** What may be kept and logged of what a stranger typed. */
    private static String printable(String typed) {
        return typed.substring(0, Math.min(typed.length(), 100)).replaceAll("[^\\p{Graph}]", "?");
    }
}
