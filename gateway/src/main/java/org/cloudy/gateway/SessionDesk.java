package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.Comparator;
import java.util.function.Predicate;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountChange;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.sessions.SessionId;
import org.cloudy.bus.sessions.SessionList;
import org.cloudy.bus.sessions.SessionView;
import org.cloudy.bus.sessions.SessionsContract;

/** Tells over the bus who is signed in, ends sessions, and follows what becomes of accounts. */
final class SessionDesk {
    private final Sessions sessions;

    SessionDesk(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Ready when registered. */
    Future<Void> open(EventBus bus) {
        return Future.all(
                        SessionsContract.OWN.serve(
                                bus, (caller, asked) -> Future.succeededFuture(list(visit -> mayEnd(caller, visit)))),
                        SessionsContract.ALL.serve(bus, asked -> Future.succeededFuture(list(visit -> true))),
                        SessionsContract.END.serve(bus, this::end),
                        AccountsContract.CHANGED.subscribe(bus, this::follow))
                .mapEmpty();
    }

    private SessionList list(Predicate<Visit> wanted) {
        return new SessionList(sessions.visits().stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Visit::seen).reversed())
                .map(Visit::view)
                .toList());
    }

    private Future<SessionView> end(Caller caller, SessionId which) {
        Predicate<Visit> meant =
                visit -> visit.name().equals(which.id()) && (caller.role().covers(Role.ADMIN) || mayEnd(caller, visit));
        return sessions.visits().stream()
                .filter(meant)
                .findFirst()
                .map(visit -> sessions.end(meant).map(visit.view()))
                .orElseGet(() -> Future.failedFuture(Failure.of(FailureCode.NOT_FOUND, "gateway.no-such-session")));
    }

    private void follow(AccountChange change) {
        if (change.endsSessions()) {
            sessions.end(visit -> visit.isOf(change.user()) && visit.since().isBefore(change.at()));
        } else if (change.language() != null) {
            sessions.speak(change.user(), change.language());
        }
    }

    private static boolean mayEnd(Caller caller, Visit visit) {
        return visit.isOf(caller.user());
    }
}
