package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountName;
import org.cloudy.bus.accounts.AccountPassword;
import org.cloudy.bus.accounts.AccountRole;
import org.cloudy.bus.accounts.AccountUse;
import org.cloudy.bus.accounts.AccountView;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.text.Text;
import org.cloudy.gateway.Visitor;

/** One account, and what an administrator does with it. */
final class UserForms {
    private static final String USER = UsersPage.PATH + "/(?<user>[a-z0-9._-]{1,32})";

    private final EventBus bus;
    private final Renderer renderer;

    UserForms(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** What the page shows. */
    record View(AccountView account, String href, String roleKey, boolean admin, boolean self, FormState form) {}

    void mount(Router router) {
        router.getWithRegex(USER).handler(ctx -> show(ctx, 200, "system-user", FormState.EMPTY));
        router.getWithRegex(USER + "/factor").handler(ctx -> show(ctx, 200, "system-user-factor", FormState.EMPTY));
        router.getWithRegex(USER + "/remove").handler(ctx -> show(ctx, 200, "system-user-remove", FormState.EMPTY));
        router.postWithRegex(USER + "/role").handler(ctx -> {
            Role role = role(FormState.typed(ctx, "role"));
            send(ctx, AccountsContract.SET_ROLE, new AccountRole(user(ctx), role), "user-changed");
        });
        router.postWithRegex(USER + "/use").handler(ctx -> {
            boolean enabled = FormState.typed(ctx, "enabled").equals("true");
            send(ctx, AccountsContract.SET_USE, new AccountUse(user(ctx), enabled), "user-changed");
        });
        router.postWithRegex(USER + "/factor")
                .handler(ctx -> send(ctx, AccountsContract.RESET_FACTOR, new AccountName(user(ctx)), "factor-reset"));
        router.postWithRegex(USER + "/password").handler(this::setPassword);
        router.postWithRegex(USER + "/remove")
                .handler(ctx -> AccountsContract.REMOVE
                        .send(bus, new AccountName(user(ctx)), Visitor.of(ctx).caller())
                        .onSuccess(removed -> Go.to(ctx, UsersPage.PATH, "user-removed"))
                        .onFailure(cause -> refuse(ctx, cause)));
    }

    /** A role by its name on the page; of one that is none nothing may be done. */
    static Role role(String name) {
        return switch (name) {
            case "admin" -> Role.ADMIN;
            case "member" -> Role.MEMBER;
            default -> Role.ANYONE;
        };
    }

    private void setPassword(RoutingContext ctx) {
        if (FormState.typed(ctx, "password").equals(FormState.typed(ctx, "repeat"))) {
            AccountPassword wanted = new AccountPassword(user(ctx), FormState.typed(ctx, "password"));
            send(ctx, AccountsContract.SET_PASSWORD, wanted, "password-set");
        } else {
            FormState wrong = FormState.wrong(ctx, "repeat", "page.setup.unequal");
            show(ctx, FailureCode.INVALID.status(), "system-user", wrong);
        }
    }

    private <Q extends Record> void send(RoutingContext ctx, Call<Q, AccountView> call, Q request, String notice) {
        call.send(bus, request, Visitor.of(ctx).caller())
                .onSuccess(changed -> Go.to(ctx, UsersPage.PATH + "/" + changed.user(), notice))
                .onFailure(cause -> refuse(ctx, cause));
    }

    private void refuse(RoutingContext ctx, Throwable cause) {
        Failure failure = Failure.from(cause);
        if (FormState.isOfForm(failure)) {
            show(ctx, failure.code().status(), "system-user", FormState.refused(ctx, failure));
        } else {
            ctx.fail(failure);
        }
    }

    private void show(RoutingContext ctx, int status, String template, FormState form) {
        Visitor visitor = Visitor.of(ctx);
        AccountsContract.LIST
                .send(bus, Empty.EMPTY, visitor.caller())
                .compose(list -> list.accounts().stream()
                        .filter(each -> each.user().equals(user(ctx)))
                        .findFirst()
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(gone(user(ctx)))))
                .map(account -> new View(
                        account,
                        UsersPage.PATH + "/" + account.user(),
                        "page.role." + Words.plain(account.role()),
                        account.role() == Role.ADMIN,
                        account.user().equals(visitor.caller().user()),
                        form))
                .onSuccess(view ->
                        renderer.show(ctx, status, template, view.account().user(), view))
                .onFailure(ctx::fail);
    }

    private static Failure gone(String user) {
        return Failure.of(FailureCode.NOT_FOUND, "page.user.gone", Map.of("user", Text.shortened(user)));
    }

    private static String user(RoutingContext ctx) {
        return ctx.pathParam("user");
    }
}
