package org.cloudy.system;

import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountChange;
import org.cloudy.bus.accounts.AccountList;
import org.cloudy.bus.accounts.AccountName;
import org.cloudy.bus.accounts.AccountPassword;
import org.cloudy.bus.accounts.AccountRole;
import org.cloudy.bus.accounts.AccountUse;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.LanguageChoice;
import org.cloudy.bus.accounts.NewAccount;
import org.cloudy.bus.accounts.PasswordChange;
import org.cloudy.platform.Attempts;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes accounts, and tells the doors of it, so that sessions of before end. Methods block. */
final class Accounts {
    private static final int MOST_KEYS = 1_000;

    private final AccountStore store;
    private final Passwords passwords;
    private final EventBus bus;
    private final Clock clock;
    private final Attempts proofs;

    Accounts(AccountStore store, Passwords passwords, EventBus bus, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.bus = bus;
        this.clock = clock;
        this.proofs = new Attempts(5, Duration.ofSeconds(30), MOST_KEYS, clock);
    }

    AccountList list() {
        return new AccountList(store.all().entrySet().stream()
                .map(each -> each.getValue().view(each.getKey()))
                .toList());
    }

    AccountView own(Caller caller) {
        return store.get(caller.user()).view(caller.user());
    }

    AccountView create(NewAccount wanted) {
        new AccountRules()
                .user(wanted.user())
                .role(wanted.role())
                .language(wanted.language())
                .password("password", wanted.password())
                .apply();
        Secret hash = new Secret(passwords.hash(wanted.password()));
        StoredAccount account = StoredAccount.fresh(wanted.role(), wanted.language(), hash, clock.instant());
        store.add(wanted.user(), account);
        return account.view(wanted.user());
    }

    AccountView setRole(AccountRole wanted) {
        new AccountRules().role(wanted.role()).apply();
        return change(wanted.user(), true, account -> account.with(wanted.role()));
    }

    AccountView setUse(AccountUse wanted) {
        return change(wanted.user(), !wanted.enabled(), account -> account.enabled(wanted.enabled()));
    }

    AccountView setPassword(AccountPassword wanted) {
        new AccountRules().password("password", wanted.password()).apply();
        store.get(wanted.user());
        Secret hash = new Secret(passwords.hash(wanted.password()));
        return change(wanted.user(), true, account -> account.with(hash));
    }

    AccountView resetFactor(AccountName which) {
        return change(which.user(), false, account -> account.asking(null));
    }

    Empty remove(AccountName which) {
        store.remove(which.user());
        AccountsContract.CHANGED.publish(bus, new AccountChange(which.user(), true, null, clock.instant()));
        return Empty.EMPTY;
    }

    AccountView changePassword(Caller caller, PasswordChange wanted) {
        new AccountRules().password("fresh", wanted.fresh()).apply();
        prove(caller.user(), wanted.old());
        Secret hash = new Secret(passwords.hash(wanted.fresh()));
        return change(caller.user(), true, account -> account.with(hash));
    }

    AccountView chooseLanguage(Caller caller, LanguageChoice choice) {
        new AccountRules().language(choice.language()).apply();
        return change(caller.user(), false, account -> account.speaking(choice.language()));
    }

    /**
     * Whose account is meant.
     *
     * @param named null for the caller's own
     * @throws Failure FORBIDDEN if it is another's, and the caller no administrator
     */
    static String whose(Caller caller, @Nullable String named) {
        if (named != null && !named.equals(caller.user()) && caller.role() != Role.ADMIN) {
            throw Failure.of(FailureCode.FORBIDDEN, "system.account.not-yours");
        }
        return named == null ? caller.user() : named;
    }

    /** That somebody knows the password of an account. Failure FORBIDDEN. */
    void prove(String user, String password) {
        proofs.take(user).ifPresent(wait -> {
            throw Failure.of(
                    FailureCode.FORBIDDEN,
                    "system.sign-in.too-often",
                    Map.of("seconds", String.valueOf(wait.toSeconds())));
        });
        String hash = store.get(user).hash().reveal();
        if (password.length() > AccountRules.LONGEST_PASSWORD || !passwords.matches(password, hash)) {
            throw Failure.of(FailureCode.FORBIDDEN, "system.account.wrong-password");
        }
        proofs.giveBack(user);
    }

    private AccountView change(String user, boolean endsSessions, UnaryOperator<StoredAccount> change) {
        StoredAccount changed = store.change(user, change);
        AccountsContract.CHANGED.publish(
                bus, new AccountChange(user, endsSessions, changed.language(), clock.instant()));
        return changed.view(user);
    }
}
