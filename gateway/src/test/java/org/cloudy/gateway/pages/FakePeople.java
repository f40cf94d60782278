package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountList;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.Enrolment;
import org.cloudy.bus.accounts.RecoveryCodes;
import org.cloudy.bus.audit.AuditContract;
import org.cloudy.bus.audit.AuditEntry;
import org.cloudy.bus.audit.AuditPage;
import org.cloudy.bus.sessions.SessionList;
import org.cloudy.bus.sessions.SessionView;
import org.cloudy.bus.sessions.SessionsContract;
import org.cloudy.bus.system.SystemContract;

/** People who have accounts on the stage, and what they did. */
final class FakePeople {
    private final List<Record> asked;

    FakePeople(List<Record> asked) {
        this.asked = asked;
    }

    Future<Void> serve(EventBus bus) {
        List<Future<Void>> all = new ArrayList<>(List.of(
                AccountsContract.OWN.serve(bus, query -> done(account("marta", Role.ADMIN, true))),
                AccountsContract.LIST.serve(bus, query -> done(accounts())),
                AccountsContract.BEGIN_FACTOR.serve(
                        bus,
                        proof -> done(new Enrolment(
                                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                                "otpauth://totp/casa-marta:marta?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))),
                AccountsContract.CONFIRM_FACTOR.serve(
                        bus,
                        code -> code.code().equals("123456")
                                ? done(new RecoveryCodes(List.of("abcd-efgh-ijkl-mnop", "qrst-uvwx-yz23-4567")))
                                : Future.failedFuture(Failure.of(
                                        FailureCode.INVALID, "failure.received", Map.of("message", "Wrong code.")))),
                AccountsContract.RENEW_CODES.serve(bus, proof -> {
                    asked.add(proof);
                    return done(new RecoveryCodes(List.of("bcde-fghi-jklm-nopq")));
                }),
                AccountsContract.CREATE.serve(bus, wanted -> {
                    asked.add(wanted);
                    return wanted.user().equals("Bad Name")
                            ? Future.failedFuture(Failure.invalid(List.of(
                                    FieldProblem.of("user", "failure.received", Map.of("message", "No spaces.")))))
                            : done(account(wanted.user(), wanted.role(), false));
                }),
                AccountsContract.REMOVE.serve(bus, which -> {
                    asked.add(which);
                    return Future.failedFuture(Failure.of(
                            FailureCode.CONFLICT, "failure.received", Map.of("message", "The last administrator.")));
                }),
                SessionsContract.OWN.serve(bus, query -> done(sessions())),
                SessionsContract.ALL.serve(bus, query -> done(sessions())),
                SystemContract.RENAME.serve(bus, wanted -> {
                    asked.add(wanted);
                    return done(wanted);
                }),
                AuditContract.FIND.serve(bus, query -> {
                    asked.add(query);
                    return done(new AuditPage(trail(), query.before() == null, Sample.NOW, 50_000, 730));
                })));
        all.addAll(List.of(
                changes(bus, AccountsContract.CHANGE_PASSWORD),
                changes(bus, AccountsContract.END_FACTOR),
                changes(bus, AccountsContract.SET_ROLE),
                changes(bus, AccountsContract.SET_USE),
                changes(bus, AccountsContract.SET_PASSWORD),
                changes(bus, AccountsContract.RESET_FACTOR)));
        return Future.all(all).mapEmpty();
    }

    private <Q extends Record> Future<Void> changes(EventBus bus, Call<Q, AccountView> call) {
        return call.serve(bus, (Q wanted) -> {
            asked.add(wanted);
            return done(account("joan", Role.MEMBER, false));
        });
    }

    private static AccountList accounts() {
        return new AccountList(List.of(account("joan", Role.MEMBER, false), account("marta", Role.ADMIN, true)));
    }

    private static AccountView account(String user, Role role, boolean factor) {
        return new AccountView(user, role, "ca", true, factor, Sample.NOW, factor ? Sample.NOW : null);
    }

    private static SessionList sessions() {
        return new SessionList(List.of(
                new SessionView(
                        "0badcafe01",
                        "marta",
                        Sample.NOW.minus(Duration.ofHours(3)),
                        Sample.NOW,
                        "10.1.24.31",
                        "Firefox",
                        "Android"),
                new SessionView(
                        "0badcafe02",
                        "joan",
                        Sample.NOW.minus(Duration.ofDays(1)),
                        Sample.NOW.minus(Duration.ofMinutes(8)),
                        "fe80::1",
                        null,
                        null)));
    }

    private static List<AuditEntry> trail() {
        return List.of(
                new AuditEntry(9, Sample.NOW, "marta", "10.1.24.31", "cloudy.capabilities.act", "squid start", "done"),
                new AuditEntry(
                        8, Sample.NOW, "marta", "command-line", "cloudy.accounts.set-role", "joan member", "done"),
                new AuditEntry(7, Sample.NOW, "<b>eve</b>", "203.0.113.9", "sign-in", "", "FORBIDDEN"),
                new AuditEntry(6, Sample.NOW, "bridge", "bridge", "cloudy.unheard.of", "", "CONFLICT"));
    }

    private static <R> Future<R> done(R reply) {
        return Future.succeededFuture(reply);
    }
}
