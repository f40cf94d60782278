package org.cloudy.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.Enrolment;
import org.cloudy.bus.accounts.FactorCode;
import org.cloudy.bus.accounts.FactorProof;
import org.cloudy.bus.accounts.PasswordProof;
import org.cloudy.bus.accounts.RecoveryCodes;
import org.cloudy.platform.Attempts;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Codes that are asked beside the password. Wrong ones are counted for each user and address; those of six digits, which could be
 * guessed by many addresses together, for the user as a whole, too, but for the addresses that he was right from before: so that
 * nobody who guesses shuts the owner out. Methods block.
 */
final class SecondFactor {
    private static final Duration ENROLMENT = Duration.ofMinutes(10);
    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_CODE = 64;
    private static final int KNOWN_ORIGINS = 5;

    private final AccountStore store;
    private final Accounts accounts;
    private final NodeName node;
    private final Clock clock;
    private final Attempts perOrigin;
    private final Attempts perUser;
    private final Map<String, Begun> begun = new ConcurrentHashMap<>();

    /** A factor that waits for its first code. */
    private record Begun(Secret secret, Instant until) {}

    SecondFactor(AccountStore store, Accounts accounts, NodeName node, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.node = node;
        this.clock = clock;
        this.perOrigin = new Attempts(5, Duration.ofSeconds(30), MOST_KEYS, clock);
        this.perUser = new Attempts(20, Duration.ofMinutes(5), MOST_KEYS, clock);
    }

    Enrolment begin(Caller caller, PasswordProof proof) {
        String user = Accounts.whose(caller, proof.user());
        if (store.get(user).factor() != null) {
            throw Failure.of(FailureCode.CONFLICT, "system.factor.on");
        }
        accounts.prove(user, proof.password());
        Begun fresh = new Begun(Totp.secret(), clock.instant().plus(ENROLMENT));
        begun.put(user, fresh);
        return new Enrolment(fresh.secret().reveal(), Totp.uri(fresh.secret(), node.current(), user));
    }

    RecoveryCodes confirm(Caller caller, FactorCode typed) {
        String user = Accounts.whose(caller, typed.user());
        Begun waiting = begun.get(user);
        if (waiting == null || waiting.until().isBefore(clock.instant())) {
            throw Failure.of(FailureCode.CONFLICT, "system.factor.not-begun");
        }
        countAttempt(perOrigin, user + " " + caller.origin());
        OptionalLong step = Totp.step(waiting.secret(), digits(typed.code()), clock.instant(), 0);
        if (step.isEmpty()) {
            throw Failure.of(FailureCode.INVALID, "system.factor.wrong");
        }
        List<String> codes = RecoveryCode.fresh();
        StoredAccount.Factor factor = new StoredAccount.Factor(
                waiting.secret(), step.getAsLong(), hashes(codes), origins(List.of(), caller.origin()));
        store.change(user, account -> {
            if (account.factor() != null) {
                throw Failure.of(FailureCode.CONFLICT, "system.factor.on");
            }
            return account.asking(factor);
        });
        begun.remove(user);
        perOrigin.giveBack(user + " " + caller.origin());
        return new RecoveryCodes(codes);
    }

    AccountView end(Caller caller, FactorProof typed) {
        String user = proved(caller, typed);
        return store.change(user, account -> account.asking(null)).view(user);
    }

    RecoveryCodes renew(Caller caller, FactorProof typed) {
        String user = proved(caller, typed);
        List<String> codes = RecoveryCode.fresh();
        store.change(user, account -> {
            StoredAccount.Factor factor = account.factor();
            if (factor == null) {
                throw off();
            }
            return account.asking(
                    new StoredAccount.Factor(factor.secret(), factor.lastStep(), hashes(codes), factor.origins()));
        });
        return new RecoveryCodes(codes);
    }

    /** Whose account it is, once password and code were right. */
    private String proved(Caller caller, FactorProof typed) {
        String user = Accounts.whose(caller, typed.user());
        if (store.get(user).factor() == null) {
            throw off();
        }
        accounts.prove(user, typed.password());
        check(user, caller.origin(), typed.code());
        return user;
    }

    private static Failure off() {
        return Failure.of(FailureCode.CONFLICT, "system.factor.off");
    }

    private static List<String> hashes(List<String> codes) {
        return codes.stream().map(RecoveryCode::hash).toList();
    }

    /** That a code is right, and was never used: it is used by this. Failure FORBIDDEN. */
    void check(String user, String origin, String typed) {
        String code = typed.length() <= LONGEST_CODE ? typed : "";
        String key = user + " " + origin;
        countAttempt(perOrigin, key);
        StoredAccount.Factor now = store.get(user).factor();
        boolean guessable = !RecoveryCode.isOne(code);
        boolean known = now != null && now.origins().contains(origin);
        if (guessable && !known) {
            countAttempt(perUser, user);
        }
        store.change(user, account -> account.asking(used(account.factor(), origin, code)));
        perOrigin.giveBack(key);
        if (guessable && !known) {
            perUser.giveBack(user);
        }
    }

    private StoredAccount.Factor used(StoredAccount.@Nullable Factor factor, String origin, String code) {
        if (factor == null) {
            throw Failure.of(FailureCode.FORBIDDEN, "system.factor.wrong");
        }
        String hash = RecoveryCode.hash(code);
        List<String> origins = origins(factor.origins(), origin);
        if (RecoveryCode.isOne(code) && factor.recovery().contains(hash)) {
            List<String> left = factor.recovery().stream()
                    .filter(each -> !each.equals(hash))
                    .toList();
            return new StoredAccount.Factor(factor.secret(), factor.lastStep(), left, origins);
        }
        OptionalLong step = Totp.step(factor.secret(), digits(code), clock.instant(), factor.lastStep());
        if (step.isEmpty()) {
            throw Failure.of(FailureCode.FORBIDDEN, "system.factor.wrong");
        }
        return new StoredAccount.Factor(factor.secret(), step.getAsLong(), factor.recovery(), origins);
    }

    private static List<String> origins(List<String> known, String origin) {
        return Stream.concat(Stream.of(origin), known.stream().filter(each -> !each.equals(origin)))
                .limit(KNOWN_ORIGINS)
                .toList();
    }

    private static void countAttempt(Attempts attempts, String key) {
        attempts.take(key).ifPresent(wait -> {
            throw Failure.of(
                    FailureCode.FORBIDDEN,
                    "system.factor.too-often",
                    Map.of("seconds", String.valueOf(wait.toSeconds())));
        });
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }
}
