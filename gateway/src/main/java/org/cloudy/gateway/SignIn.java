package org.cloudy.gateway;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.Credentials;
import org.cloudy.bus.system.SystemContract;
import org.jspecify.annotations.Nullable;

/** Where people sign in and out. */
final class SignIn {
    private final EventBus bus;
    private final Sessions sessions;
    private final Templates templates;

    SignIn(EventBus bus, Sessions sessions, Templates templates) {
        this.bus = bus;
        this.sessions = sessions;
        this.templates = templates;
    }

    void mount(Router router) {
        router.get("/login").handler(this::ask);
        router.post("/login").handler(this::enter);
        router.post("/logout").handler(this::leave);
    }

    private void ask(RoutingContext ctx) {
        String returnTo = LocalPath.of(ctx.queryParams().get("return"));
        if (Visitor.of(ctx).isSignedIn()) {
            Redirect.to(ctx, returnTo);
        } else {
            Failure expired =
                    sessions.isNamed(ctx) ? Failure.of(FailureCode.FORBIDDEN, "gateway.session-expired") : null;
            show(ctx, 200, "", returnTo, expired);
        }
    }

    private void enter(RoutingContext ctx) {
        String user = typed(ctx, "user");
        String returnTo = LocalPath.of(ctx.request().getFormAttribute("returnTo"));
        Credentials credentials = new Credentials(
                user, typed(ctx, "password"), ctx.request().remoteAddress().hostAddress());
        SystemContract.AUTHENTICATE
                .send(bus, credentials)
                .onSuccess(account -> welcome(ctx, account, returnTo))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), user, returnTo));
    }

    private void welcome(RoutingContext ctx, Account account, String returnTo) {
        sessions.open(ctx, account)
                .onSuccess(open -> Redirect.to(ctx, returnTo))
                .onFailure(ctx::fail);
    }

    private void refuse(RoutingContext ctx, Failure failure, String user, String returnTo) {
        if (failure.code() == FailureCode.FORBIDDEN && !Wishes.json(ctx.request())) {
            show(ctx, failure.code().status(), user, returnTo, failure);
        } else {
            ctx.fail(failure);
        }
    }

    private void leave(RoutingContext ctx) {
        sessions.close(ctx).onSuccess(closed -> Redirect.to(ctx, "/login")).onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx, int status, String user, String returnTo, @Nullable Failure problem) {
        Map<String, Object> model = new HashMap<>(Map.of("user", user, "returnTo", returnTo));
        if (problem != null) {
            model.put("problem", problem.problem().in(Visitor.of(ctx).language()));
        }
        templates.render(ctx, status, "login", model).onFailure(ctx::fail);
    }

    private static String typed(RoutingContext ctx, String field) {
        String value = ctx.request().getFormAttribute(field);
        return value == null ? "" : value;
    }
}
