package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.PasswordChange;
import org.cloudy.bus.sessions.SessionId;
import org.cloudy.bus.sessions.SessionList;
import org.cloudy.bus.sessions.SessionsContract;
import org.cloudy.bus.system.Account;
import org.cloudy.gateway.Visitor;

/** Somebody's own account: the password, and where he is signed in. */
final class AccountPage {
    static final String PATH = SystemMenu.PATH + "/account";

    private final EventBus bus;
    private final Renderer renderer;
    private final Entrance entrance;

    AccountPage(EventBus bus, Renderer renderer, Entrance entrance) {
        this.bus = bus;
        this.renderer = renderer;
        this.entrance = entrance;
    }

    /** What the page shows; {@code others} tells whether there are sessions beside the one that it is asked in. */
    record View(AccountView account, String roleKey, FormState form, List<SessionRow> sessions, boolean others) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, FormState.EMPTY));
        router.post(PATH + "/password").handler(this::changePassword);
        router.post(PATH + "/sessions/end").handler(this::endSession);
        router.post(PATH + "/sessions/others").handler(this::endOthers);
    }

    private void show(RoutingContext ctx, int status, FormState form) {
        Visitor visitor = Visitor.of(ctx);
        Future<AccountView> account = AccountsContract.OWN.send(bus, Empty.EMPTY, visitor.caller());
        Future<SessionList> sessions = SessionsContract.OWN.send(bus, Empty.EMPTY, visitor.caller());
        Future.all(account, sessions)
                .map(all -> new View(
                        account.result(),
                        "page.role." + Words.plain(account.result().role()),
                        form,
                        SessionRow.of(sessions.result(), entrance.session(ctx), visitor.language()),
                        sessions.result().sessions().size() > 1))
                .onSuccess(view -> renderer.show(ctx, status, "system-account", view))
                .onFailure(ctx::fail);
    }

    private void changePassword(RoutingContext ctx) {
        if (!FormState.typed(ctx, "fresh").equals(FormState.typed(ctx, "repeat"))) {
            show(ctx, FailureCode.INVALID.status(), FormState.wrong(ctx, "repeat", "page.setup.unequal"));
            return;
        }
        PasswordChange change = new PasswordChange(FormState.typed(ctx, "old"), FormState.typed(ctx, "fresh"));
        AccountsContract.CHANGE_PASSWORD
                .send(bus, change, Visitor.of(ctx).caller())
                .onSuccess(account -> goOn(ctx, account))
                .onFailure(cause -> refuse(ctx, Failure.from(cause)));
    }

    /** All sessions ended by that, this one too: it goes on as a new one. */
    private void goOn(RoutingContext ctx, AccountView account) {
        entrance.open(ctx, new Account(account.user(), account.role(), account.language()))
                .onSuccess(open -> Go.to(ctx, PATH, "password-changed"))
                .onFailure(ctx::fail);
    }

    private void refuse(RoutingContext ctx, Failure failure) {
        if (FormState.isOfForm(failure)) {
            show(ctx, failure.code().status(), FormState.refused(ctx, failure));
        } else {
            ctx.fail(failure);
        }
    }

    private void endSession(RoutingContext ctx) {
        end(ctx, FormState.typed(ctx, "id"))
                .onSuccess(ended -> Go.to(ctx, PATH, "session-ended"))
                .onFailure(ctx::fail);
    }

    private void endOthers(RoutingContext ctx) {
        Optional<String> current = entrance.session(ctx);
        SessionsContract.OWN
                .send(bus, Empty.EMPTY, Visitor.of(ctx).caller())
                .compose(own -> Future.join(own.sessions().stream()
                        .filter(session -> !current.equals(Optional.of(session.id())))
                        .map(session -> end(ctx, session.id()))
                        .toList()))
                .onSuccess(ended -> Go.to(ctx, PATH, "sessions-ended"))
                .onFailure(ctx::fail);
    }

    /** One that ended meanwhile by itself is as good. */
    private Future<?> end(RoutingContext ctx, String id) {
        return SessionsContract.END
                .send(bus, new SessionId(id), Visitor.of(ctx).caller())
                .<Object>map(ended -> ended)
                .recover(cause -> Failure.from(cause).code() == FailureCode.NOT_FOUND
                        ? Future.succeededFuture(cause)
                        : Future.failedFuture(cause));
    }
}
