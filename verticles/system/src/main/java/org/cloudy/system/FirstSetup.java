package org.cloudy.system;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.Setup;
import org.cloudy.bus.system.SetupState;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Attempts;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.NodeSettings;
import org.cloudy.platform.SetupCode;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.NodeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first set-up of a node: once, by whoever has its one-time code, or is at its own socket. */
final class FirstSetup {
    private static final Logger AUDIT = LoggerFactory.getLogger("cloudy.audit");
    private static final String ANYBODY = "";

    private final NodeStore store;
    private final NodeName name;
    private final SetupCode code;
    private final Passwords passwords;
    private final Clock clock;
    private final AccountStore accounts;
    private final Attempts attempts;

    FirstSetup(NodeStore store, NodeName name, SetupCode code, Passwords passwords, Clock clock) {
        this.store = store;
        this.name = name;
        this.code = code;
        this.passwords = passwords;
        this.clock = clock;
        this.accounts = new AccountStore(store);
        this.attempts = new Attempts(10, Duration.ofSeconds(30), 1, clock);
    }

    /** Whether it still waits. */
    SetupState state() {
        String language = NodeSettings.of(store).map(NodeSettings::language).orElse(Messages.LANGUAGES.getFirst());
        return new SetupState(code.pending().isPresent(), name.current(), language);
    }

    /** Sets the node up. Failure INVALID, FORBIDDEN or CONFLICT. */
    Account run(Caller caller, Setup wanted) {
        boolean needsCode = caller.role() != Role.ADMIN;
        checkPending();
        check(wanted, needsCode);
        if (needsCode) {
            checkCode(String.valueOf(wanted.code()));
        }
        Secret hash = new Secret(passwords.hash(wanted.password()));
        Account account = new Account(wanted.user(), Role.ADMIN, wanted.language());
        store.atomically(() -> {
            checkPending();
            accounts.add(
                    account.user(), StoredAccount.fresh(account.role(), account.language(), hash, clock.instant()));
            new NodeSettings(wanted.nodeName(), wanted.language()).store(store);
            code.use();
        });
        name.change(wanted.nodeName());
        AUDIT.info("{} set the node up as {} with the administrator {}", caller.user(), name.current(), account.user());
        return account;
    }

    private void checkPending() {
        if (code.pending().isEmpty()) {
            throw Failure.of(FailureCode.CONFLICT, "system.setup.done");
        }
    }

    private void checkCode(String typed) {
        attempts.take(ANYBODY).ifPresent(wait -> {
            throw Failure.of(
                    FailureCode.FORBIDDEN,
                    "system.setup.too-often",
                    Map.of("seconds", String.valueOf(wait.toSeconds())));
        });
        if (!code.matches(typed)) {
            AUDIT.warn("A wrong set-up code was typed");
            throw Failure.of(FailureCode.FORBIDDEN, "system.setup.wrong-code");
        }
        attempts.giveBack(ANYBODY);
    }

    private static void check(Setup wanted, boolean needsCode) {
        new AccountRules()
                .check(!needsCode || (wanted.code() != null && !wanted.code().isBlank()), "code", "system.setup.code")
                .language(wanted.language())
                .check(NodeName.isValid(wanted.nodeName()), "nodeName", "system.setup.node-name")
                .user(wanted.user())
                .password("password", wanted.password())
                .apply();
    }
}
