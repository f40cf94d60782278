package org.cloudy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountName;
import org.cloudy.bus.accounts.AccountPassword;
import org.cloudy.bus.accounts.AccountRole;
import org.cloudy.bus.accounts.AccountUse;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.FactorCode;
import org.cloudy.bus.accounts.FactorProof;
import org.cloudy.bus.accounts.LanguageChoice;
import org.cloudy.bus.accounts.NewAccount;
import org.cloudy.bus.accounts.PasswordChange;
import org.cloudy.bus.accounts.PasswordProof;
import org.cloudy.bus.audit.AuditEntry;
import org.cloudy.bus.audit.AuditNote;
import org.cloudy.bus.audit.AuditQuery;
import org.cloudy.bus.system.CodeAttempt;
import org.cloudy.bus.system.Credentials;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, their second factors and the trail, on a clock that stands still until a test moves it. */
@Timeout(120)
class PeopleTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Caller ADA = new Caller("ada", Role.ADMIN, "10.0.0.1");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final MovedClock clock = new MovedClock();
    private NodeStore nodeStore;
    private AccountStore store;
    private Accounts accounts;
    private SecondFactor factor;
    private AuditTrail trail;
    private SignIn signIn;

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }

    @BeforeEach
    void open() {
        nodeStore = NodeStore.open(folder.resolve("node.db"));
        store = new AccountStore(nodeStore);
        Passwords passwords = new Passwords();
        accounts = new Accounts(store, passwords, vertx.eventBus(), clock);
        factor = new SecondFactor(store, accounts, new NodeName("hilltop"), clock);
        trail = new AuditTrail(nodeStore, clock);
        signIn = new SignIn(store, passwords, factor, trail, clock);
        accounts.create(new NewAccount("ada", Role.ADMIN, "ca", PASSWORD));
    }

    @AfterEach
    void close() {
        nodeStore.close();
        vertx.close().await();
    }

    private static Failure refused(ThrowingCallable act) {
        Failure failure = catchThrowableOfType(Failure.class, act);
        assertThat(failure).as("what must be refused").isNotNull();
        return failure;
    }

    private static String key(ThrowingCallable act) {
        return refused(act).problem().key();
    }

    /** Switches ada's second factor on; its secret. */
    private Secret enrol() {
        Secret secret =
                new Secret(factor.begin(ADA, new PasswordProof(null, PASSWORD)).secret());
        factor.confirm(ADA, new FactorCode(null, Totp.code(secret, clock.instant())));
        clock.pass(Duration.ofMinutes(1));
        return secret;
    }

    private String ticket(String origin) {
        return Objects.requireNonNull(
                signIn.byPassword(new Credentials("ada", PASSWORD, origin)).ticket());
    }

    private List<AuditEntry> entries() {
        return trail.find(new AuditQuery(null, null, null, null, null, 500)).entries();
    }

    @Test
    @DisplayName("The last administrator who can sign in is not removed, demoted or locked out")
    void lastAdministrator() {
        accounts.create(new NewAccount("max", Role.MEMBER, "en", PASSWORD));
        accounts.create(new NewAccount("eve", Role.ADMIN, "en", PASSWORD));
        accounts.setUse(new AccountUse("eve", false));

        assertThat(key(() -> accounts.remove(new AccountName("ada")))).isEqualTo("system.account.last");
        assertThat(key(() -> accounts.setRole(new AccountRole("ada", Role.MEMBER))))
                .isEqualTo("system.account.last");
        assertThat(key(() -> accounts.setUse(new AccountUse("ada", false)))).isEqualTo("system.account.last");

        accounts.setUse(new AccountUse("eve", true));
        accounts.remove(new AccountName("ada"));
        assertThat(accounts.list().accounts()).extracting(AccountView::user).containsExactly("eve", "max");
    }

    @Test
    @DisplayName("What is wrong with a new account is told of each field, and a taken name as such")
    void newAccounts() {
        Failure failure = refused(() -> accounts.create(new NewAccount("Al ice", Role.ANYONE, "de", "short")));
        assertThat(failure.problem().fields())
                .extracting(Failure.FieldProblem::field)
                .containsExactly("user", "role", "language", "password");
        assertThat(key(() -> accounts.create(new NewAccount("ada", Role.MEMBER, "en", PASSWORD))))
                .isEqualTo("system.account.taken");
        assertThat(key(() -> accounts.setRole(new AccountRole("nobody", Role.MEMBER))))
                .isEqualTo("system.account.unknown");
    }

    @Test
    @DisplayName("Somebody changes his own password with the old one, which cannot be guessed in a session left open")
    void ownPassword() {
        assertThat(key(() -> accounts.changePassword(ADA, new PasswordChange(PASSWORD, "short"))))
                .isEqualTo("failure.invalid-fields");
        accounts.changePassword(ADA, new PasswordChange(PASSWORD, "another good one"));
        assertThat(signIn.byPassword(new Credentials("ada", "another good one", "::1"))
                        .account())
                .isNotNull();
        for (int i = 0; i < 5; i++) {
            assertThat(key(() -> accounts.changePassword(ADA, new PasswordChange("wrong", "yet another one"))))
                    .isEqualTo("system.account.wrong-password");
        }
        assertThat(key(() -> accounts.changePassword(ADA, new PasswordChange("another good one", PASSWORD))))
                .isEqualTo("system.sign-in.too-often");
    }

    @Test
    @DisplayName("A locked account gets the answer of a wrong password; language and password are the account's")
    void locked() {
        accounts.create(new NewAccount("max", Role.MEMBER, "en", PASSWORD));
        accounts.chooseLanguage(new Caller("max", Role.MEMBER), new LanguageChoice("es"));
        accounts.setPassword(new AccountPassword("max", "given by ada"));
        assertThat(Objects.requireNonNull(signIn.byPassword(new Credentials("max", "given by ada", "::1"))
                                .account())
                        .language())
                .isEqualTo("es");
        accounts.setUse(new AccountUse("max", false));
        assertThat(key(() -> signIn.byPassword(new Credentials("max", "given by ada", "::1"))))
                .isEqualTo("system.sign-in.wrong");
    }

    @Test
    @DisplayName("A second factor is on only when a code was right, and then asked after the password")
    void secondFactor() {
        assertThat(key(() -> factor.confirm(ADA, new FactorCode(null, "000000"))))
                .isEqualTo("system.factor.not-begun");
        assertThat(key(() -> factor.begin(ADA, new PasswordProof(null, "wrong"))))
                .isEqualTo("system.account.wrong-password");
        Secret secret =
                new Secret(factor.begin(ADA, new PasswordProof(null, PASSWORD)).secret());
        assertThat(key(() -> factor.confirm(ADA, new FactorCode(null, "000000"))))
                .isEqualTo("system.factor.wrong");
        assertThat(signIn.byPassword(new Credentials("ada", PASSWORD, "::1")).ticket())
                .as("it is not on yet")
                .isNull();
        assertThat(factor.confirm(ADA, new FactorCode(null, Totp.code(secret, clock.instant())))
                        .codes())
                .hasSize(10);
        clock.pass(Duration.ofSeconds(30));

        assertThat(signIn.byPassword(new Credentials("ada", PASSWORD, "::1")).account())
                .isNull();
        String ticket = ticket("::1");
        String code = Totp.code(secret, clock.instant());
        assertThat(key(() -> signIn.byCode(new CodeAttempt(ticket, code, "::2"))))
                .isEqualTo("system.sign-in.too-late");
        assertThat(signIn.byCode(new CodeAttempt(ticket, code, "::1")).user()).isEqualTo("ada");
        assertThat(key(() -> signIn.byCode(new CodeAttempt(ticket, code, "::1"))))
                .isEqualTo("system.sign-in.too-late");
        assertThat(nodeStore
                        .documents("account", StoredAccount.class)
                        .get("ada")
                        .orElseThrow())
                .asString()
                .doesNotContain(secret.reveal());
    }

    @Test
    @DisplayName("A code is taken once, also by two who bring it at the same time")
    void replay() {
        Secret secret = enrol();
        String code = Totp.code(secret, clock.instant());
        assertThat(signIn.byCode(new CodeAttempt(ticket("::1"), code, "::1")).user())
                .isEqualTo("ada");
        assertThat(key(() -> signIn.byCode(new CodeAttempt(ticket("::1"), code, "::1"))))
                .isEqualTo("system.factor.wrong");
        clock.pass(Duration.ofSeconds(30));
        assertThat(key(() -> signIn.byCode(new CodeAttempt(ticket("::1"), code, "::1"))))
                .as("still within its window")
                .isEqualTo("system.factor.wrong");
    }

    @Test
    @DisplayName("A ticket is good for five minutes")
    void ticketExpires() {
        Secret secret = enrol();
        String ticket = ticket("::1");
        clock.pass(Duration.ofMinutes(5));
        assertThat(key(() -> signIn.byCode(new CodeAttempt(ticket, Totp.code(secret, clock.instant()), "::1"))))
                .isEqualTo("system.sign-in.too-late");
    }

    @Test
    @DisplayName("A recovery code is good once, and switches the factor off together with the password")
    void recoveryCodes() {
        Secret secret =
                new Secret(factor.begin(ADA, new PasswordProof(null, PASSWORD)).secret());
        List<String> codes = factor.confirm(ADA, new FactorCode(null, Totp.code(secret, clock.instant())))
                .codes();
        assertThat(signIn.byCode(new CodeAttempt(ticket("::1"), codes.get(0).toUpperCase(Locale.ROOT), "::1"))
                        .user())
                .isEqualTo("ada");
        assertThat(key(() -> signIn.byCode(new CodeAttempt(ticket("::1"), codes.get(0), "::1"))))
                .isEqualTo("system.factor.wrong");
        assertThat(key(() -> factor.end(ADA, new FactorProof(null, "wrong", codes.get(1)))))
                .isEqualTo("system.account.wrong-password");
        assertThat(key(() -> factor.end(ADA, new FactorProof(null, PASSWORD, "000000"))))
                .isEqualTo("system.factor.wrong");
        assertThat(factor.end(ADA, new FactorProof(null, PASSWORD, codes.get(1)))
                        .secondFactor())
                .isFalse();
        assertThat(signIn.byPassword(new Credentials("ada", PASSWORD, "::1")).account())
                .isNotNull();
    }

    @Test
    @DisplayName(
            "10,000 wrong codes get next to nowhere, and the owner comes in from where he was before, or with a recovery code")
    void guessing() {
        Secret secret =
                new Secret(factor.begin(ADA, new PasswordProof(null, PASSWORD)).secret());
        List<String> codes = factor.confirm(ADA, new FactorCode(null, Totp.code(secret, clock.instant())))
                .codes();
        clock.pass(Duration.ofMinutes(1));
        int tried = 0;
        for (int i = 0; i < 10_000; i++) {
            String origin = "203.0.113." + i % 250;
            tried += key(() -> factor.check("ada", origin, "no code")).equals("system.factor.wrong") ? 1 : 0;
        }
        assertThat(tried).as("guesses that were looked at").isEqualTo(20);
        assertThat(refused(() -> factor.check("ada", "198.51.100.7", Totp.code(secret, clock.instant())))
                        .code())
                .isEqualTo(FailureCode.FORBIDDEN);
        factor.check("ada", "198.51.100.7", codes.getFirst());
        factor.check("ada", ADA.origin(), Totp.code(secret, clock.instant()));
    }

    @Test
    @DisplayName("New recovery codes take the place of the old ones, for whoever proves password and code")
    void renewal() {
        Secret secret =
                new Secret(factor.begin(ADA, new PasswordProof(null, PASSWORD)).secret());
        List<String> old = factor.confirm(ADA, new FactorCode(null, Totp.code(secret, clock.instant())))
                .codes();
        clock.pass(Duration.ofMinutes(1));
        String code = Totp.code(secret, clock.instant());
        assertThat(key(() -> factor.renew(ADA, new FactorProof(null, "wrong", code))))
                .isEqualTo("system.account.wrong-password");
        assertThat(key(() -> factor.renew(ADA, new FactorProof(null, PASSWORD, "000000"))))
                .isEqualTo("system.factor.wrong");

        List<String> fresh =
                factor.renew(ADA, new FactorProof(null, PASSWORD, code)).codes();

        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(old);
        assertThat(key(() -> factor.check("ada", "::1", old.getFirst()))).isEqualTo("system.factor.wrong");
        factor.check("ada", "::1", fresh.getFirst());
        assertThat(key(() -> factor.check("ada", "::1", fresh.getFirst()))).isEqualTo("system.factor.wrong");
    }

    @Test
    @DisplayName(
            "The command line, which has no account, does this for the one that it names, with its password; a member never")
    void named() {
        Caller terminal = new Caller("root", Role.ADMIN, "command-line");
        Caller member = new Caller("max", Role.MEMBER, "10.0.0.2");
        assertThat(key(() -> factor.begin(terminal, new PasswordProof("ada", "wrong"))))
                .isEqualTo("system.account.wrong-password");
        assertThat(key(() -> factor.begin(terminal, new PasswordProof(null, PASSWORD))))
                .isEqualTo("system.account.unknown");
        assertThat(key(() -> factor.begin(member, new PasswordProof("ada", PASSWORD))))
                .isEqualTo("system.account.not-yours");

        Secret secret = new Secret(
                factor.begin(terminal, new PasswordProof("ada", PASSWORD)).secret());
        List<String> codes = factor.confirm(terminal, new FactorCode("ada", Totp.code(secret, clock.instant())))
                .codes();
        assertThat(accounts.own(ADA).secondFactor()).isTrue();
        assertThat(key(() -> factor.end(member, new FactorProof("ada", PASSWORD, codes.getFirst()))))
                .isEqualTo("system.account.not-yours");
        factor.renew(terminal, new FactorProof("ada", PASSWORD, codes.getFirst()));
        clock.pass(Duration.ofMinutes(1));
        factor.end(terminal, new FactorProof("ada", PASSWORD, Totp.code(secret, clock.instant())));
        assertThat(accounts.own(ADA).secondFactor()).isFalse();
    }

    @Test
    @DisplayName("An administrator takes a second factor away from somebody who lost it")
    void reset() {
        enrol();
        assertThat(key(() -> factor.begin(ADA, new PasswordProof(null, PASSWORD))))
                .isEqualTo("system.factor.on");
        assertThat(accounts.resetFactor(new AccountName("ada")).secondFactor()).isFalse();
        assertThat(signIn.byPassword(new Credentials("ada", PASSWORD, "::1")).account())
                .isNotNull();
    }

    @Test
    @DisplayName("The trail has sign-ins and failures, with user and address, and nothing secret")
    void signInsAreNoted() {
        enrol();
        refused(() -> signIn.byPassword(new Credentials("ada", "a wrong password", "203.0.113.9")));
        String ticket = ticket("::1");
        refused(() -> signIn.byCode(new CodeAttempt(ticket, "000000", "::1")));
        assertThat(entries())
                .extracting(entry -> entry.user() + " " + entry.origin() + " " + entry.act() + " " + entry.outcome())
                .containsExactly("ada ::1 sign-in.code FORBIDDEN", "ada 203.0.113.9 sign-in FORBIDDEN");
        assertThat(entries().toString()).doesNotContain("a wrong password", "000000", ticket);
    }

    @Test
    @DisplayName("The trail is found by user, time and words, page by page, the newest first")
    void finds() {
        for (int i = 0; i < 12; i++) {
            trail.add(new AuditNote(
                    i % 2 == 0 ? "ada" : "max", "::1", "cloudy.test.act", "thing-" + i, AuditNote.DONE, false));
            clock.pass(Duration.ofMinutes(1));
        }
        var first = trail.find(new AuditQuery(null, null, "ada", null, null, 4));
        assertThat(first.entries())
                .extracting(AuditEntry::subject)
                .containsExactly("thing-10", "thing-8", "thing-6", "thing-4");
        assertThat(first.more()).isTrue();
        var second = trail.find(new AuditQuery(
                null, null, "ada", null, first.entries().getLast().number(), 4));
        assertThat(second.entries()).extracting(AuditEntry::subject).containsExactly("thing-2", "thing-0");
        assertThat(second.more()).isFalse();
        Instant from = Instant.parse("2026-11-20T12:03:00Z");
        assertThat(trail.find(new AuditQuery(from, from.plusSeconds(60), null, null, null, 9))
                        .entries())
                .extracting(AuditEntry::subject)
                .containsExactly("thing-3");
        assertThat(trail.find(new AuditQuery(null, null, null, "THING-7", null, 9))
                        .entries())
                .hasSize(1);
        assertThat(trail.find(new AuditQuery(null, null, null, "%", null, 9)).entries())
                .isEmpty();
    }

    @Test
    @DisplayName("What strangers try is bounded, and pushes no act out")
    void bounded() {
        trail.add(new AuditNote("ada", "::1", "cloudy.test.act", "", AuditNote.DONE, false));
        for (int i = 0; i < 200; i++) {
            trail.add(new AuditNote("eve" + i, "::2", "sign-in", "", "FORBIDDEN", true));
        }
        assertThat(entries()).hasSize(21);
        clock.pass(Duration.ofDays(AuditTrail.DAYS + 1));
        AuditTrail later = new AuditTrail(nodeStore, clock);
        later.add(new AuditNote("ada", "::1", "cloudy.test.act", "x".repeat(1_000), AuditNote.DONE, false));
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).hasSize(200));
    }
}
