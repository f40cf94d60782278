package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountList;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.accounts.NewAccount;
import org.cloudy.bus.sessions.SessionId;
import org.cloudy.bus.sessions.SessionList;
import org.cloudy.bus.sessions.SessionsContract;
import org.cloudy.gateway.Visitor;

/** Who has an account, and who is signed in. What is done with one account is in {@link UserForms}. */
final class UsersPage {
    static final String PATH = SystemMenu.PATH + "/users";
    private static final String NEW = PATH + "/new";

    private final EventBus bus;
    private final Renderer renderer;
    private final Entrance entrance;

    UsersPage(EventBus bus, Renderer renderer, Entrance entrance) {
        this.bus = bus;
        this.renderer = renderer;
        this.entrance = entrance;
    }

    /** What the page shows. */
    record View(List<AccountRow> accounts, List<SessionRow> sessions) {}

    /** An account as a line of a list. */
    record AccountRow(AccountView account, String href, String roleKey, boolean self) {
        static AccountRow of(AccountView account, Visitor visitor) {
            return new AccountRow(
                    account,
                    PATH + "/" + account.user(),
                    "page.role." + Words.plain(account.role()),
                    account.user().equals(visitor.caller().user()));
        }
    }

    /** The form for a new account. */
    record NewView(FormState form, List<String> roles, boolean administrator) {}

    void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(NEW).handler(ctx -> showNew(ctx, 200, FormState.EMPTY));
        router.post(NEW).handler(this::create);
        router.post(PATH + "/sessions/end").handler(this::endSession);
        new UserForms(bus, renderer).mount(router);
    }

    private void show(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        Future<AccountList> accounts = AccountsContract.LIST.send(bus, Empty.EMPTY, visitor.caller());
        Future<SessionList> sessions = SessionsContract.ALL.send(bus, Empty.EMPTY, visitor.caller());
        Future.all(accounts, sessions)
                .map(all -> new View(
                        accounts.result().accounts().stream()
                                .map(account -> AccountRow.of(account, visitor))
                                .toList(),
                        SessionRow.of(sessions.result(), entrance.session(ctx), visitor.language())))
                .onSuccess(view -> renderer.show(ctx, 200, "system-users", view))
                .onFailure(ctx::fail);
    }

    private void showNew(RoutingContext ctx, int status, FormState form) {
        if (Visitor.of(ctx).may(Role.ADMIN)) {
            boolean administrator = form.values().getOrDefault("role", "").equals("admin");
            renderer.show(ctx, status, "system-user-new", new NewView(form, List.of("member", "admin"), administrator));
        } else {
            ctx.fail(SystemMenu.forbidden(Role.ADMIN));
        }
    }

    private void create(RoutingContext ctx) {
        if (!FormState.typed(ctx, "password").equals(FormState.typed(ctx, "repeat"))) {
            showNew(ctx, FailureCode.INVALID.status(), FormState.wrong(ctx, "repeat", "page.setup.unequal"));
            return;
        }
        NewAccount wanted = new NewAccount(
                FormState.typed(ctx, "user").strip(),
                UserForms.role(FormState.typed(ctx, "role")),
                FormState.typed(ctx, "language"),
                FormState.typed(ctx, "password"));
        AccountsContract.CREATE
                .send(bus, wanted, Visitor.of(ctx).caller())
                .onSuccess(made -> Go.to(ctx, PATH, "user-created"))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    if (FormState.isOfForm(failure)) {
                        showNew(ctx, failure.code().status(), FormState.refused(ctx, failure));
                    } else {
                        ctx.fail(failure);
                    }
                });
    }

    private void endSession(RoutingContext ctx) {
        SessionsContract.END
                .send(
                        bus,
                        new SessionId(FormState.typed(ctx, "id")),
                        Visitor.of(ctx).caller())
                .onSuccess(ended -> Go.to(ctx, PATH, "session-ended"))
                .onFailure(ctx::fail);
    }
}
