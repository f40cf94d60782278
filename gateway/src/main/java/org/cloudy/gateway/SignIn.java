package org.cloudy.gateway;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.CodeAttempt;
import org.cloudy.bus.system.Credentials;
import org.cloudy.bus.system.SignInStep;
import org.cloudy.bus.system.SystemContract;
import org.jspecify.annotations.Nullable;

/** Where people sign in, in two steps where there is a second factor, and out. There is no session before the last step. */
final class SignIn {
    private static final String CODE = "/login/code";

    private final EventBus bus;
    private final Sessions sessions;
    private final HalfSignIn half;
    private final Templates templates;

    SignIn(EventBus bus, Sessions sessions, HalfSignIn half, Templates templates) {
        this.bus = bus;
        this.sessions = sessions;
        this.half = half;
        this.templates = templates;
    }

    void mount(Router router) {
        router.get("/login").handler(this::ask);
        router.post("/login").handler(this::enter);
        router.get(CODE).handler(this::askCode);
        router.post(CODE).handler(this::enterCode);
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
        Credentials credentials = new Credentials(user, typed(ctx, "password"), origin(ctx));
        SystemContract.AUTHENTICATE
                .send(bus, credentials)
                .onSuccess(step -> goOn(ctx, step, returnTo))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), user, returnTo));
    }

    private void goOn(RoutingContext ctx, SignInStep step, String returnTo) {
        if (step.account() != null) {
            welcome(ctx, step.account(), returnTo);
        } else if (step.ticket() != null) {
            half.give(ctx, step.ticket());
            Redirect.to(ctx, CODE + "?return=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
        } else {
            ctx.fail(Failure.of(FailureCode.INTERNAL, "failure.internal", Map.of("cause", "no step")));
        }
    }

    private void askCode(RoutingContext ctx) {
        String returnTo = LocalPath.of(ctx.queryParams().get("return"));
        if (Visitor.of(ctx).isSignedIn()) {
            Redirect.to(ctx, returnTo);
        } else if (half.brought(ctx) == null) {
            Redirect.to(ctx, "/login");
        } else {
            showCode(ctx, 200, returnTo, null);
        }
    }

    private void enterCode(RoutingContext ctx) {
        String ticket = half.brought(ctx);
        String returnTo = LocalPath.of(ctx.request().getFormAttribute("returnTo"));
        CodeAttempt attempt = new CodeAttempt(ticket == null ? "" : ticket, typed(ctx, "code"), origin(ctx));
        SystemContract.AUTHENTICATE_CODE
                .send(bus, attempt)
                .onSuccess(account -> {
                    half.forget(ctx);
                    welcome(ctx, account, returnTo);
                })
                .onFailure(cause -> refuseCode(ctx, Failure.from(cause), returnTo));
    }

    private void refuseCode(RoutingContext ctx, Failure failure, String returnTo) {
        switch (failure.code()) {
            case FORBIDDEN -> showCode(ctx, failure.code().status(), returnTo, failure);
            case CONFLICT -> {
                half.forget(ctx);
                show(ctx, failure.code().status(), "", returnTo, failure);
            }
            default -> ctx.fail(failure);
        }
    }

    private void showCode(RoutingContext ctx, int status, String returnTo, @Nullable Failure problem) {
        Map<String, Object> model = new HashMap<>(Map.of("returnTo", returnTo));
        if (problem != null) {
            model.put("problem", problem.problem().in(Visitor.of(ctx).language()));
        }
        templates.render(ctx, status, "login-code", model).onFailure(ctx::fail);
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

    private static String origin(RoutingContext ctx) {
        return ctx.request().remoteAddress().hostAddress();
    }
}
