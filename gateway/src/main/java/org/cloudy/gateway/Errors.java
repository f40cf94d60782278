package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a visitor what went wrong, in his language: as a page, or as JSON where JSON was asked. Of a failure that nobody
 * expected he is told the id under which the log has its cause, and nothing of the cause. Somebody whose role does not
 * suffice because he has not signed in is sent to do that.
 */
final class Errors implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final String NEEDS_ROLE = "failure.forbidden";

    private final Visitors visitors;
    private final Templates templates;

    Errors(Visitors visitors, Templates templates) {
        this.visitors = visitors;
        this.templates = templates;
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (ctx.response().closed()) {
            // Whoever asked went elsewhere meanwhile: nobody is left to tell.
            LOG.debug(
                    "{} {} was left before its answer",
                    RequestLog.id(ctx),
                    ctx.request().path(),
                    ctx.failure());
            return;
        }
        Failure failure = expected(ctx.failure());
        int status = status(ctx, failure);
        if (status >= 500) {
            LOG.error(
                    "{} {} {} failed",
                    RequestLog.id(ctx),
                    ctx.request().method(),
                    ctx.request().path(),
                    ctx.failure());
        }
        if (ctx.response().ended()) {
            return;
        }
        if (ctx.response().headWritten()) {
            ctx.response().reset();
            return;
        }
        Visitor visitor = visitors.known(ctx);
        if (Wishes.json(ctx.request())) {
            json(ctx, status, failure, visitor);
        } else if (isForSignedIn(ctx, failure, visitor)) {
            Redirect.to(ctx, LocalPath.login(ctx));
        } else {
            page(ctx, status, failure, visitor);
        }
    }

    private void page(RoutingContext ctx, int status, @Nullable Failure failure, Visitor visitor) {
        String message = message(ctx, status, failure, visitor.language());
        Map<String, Object> model = Map.of(
                "status",
                status,
                "title",
                Messages.text(visitor.language(), key(status, ".title"), Map.of()),
                "message",
                message,
                "request",
                RequestLog.id(ctx));
        templates.render(ctx, status, "error", model).onFailure(broken -> {
            LOG.error("{} the page for an error cannot be made", RequestLog.id(ctx), broken);
            if (!ctx.response().ended()) {
                ctx.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                        .end(message + "\n");
            }
        });
    }

    private static void json(RoutingContext ctx, int status, @Nullable Failure failure, Visitor visitor) {
        Failure told = failure == null
                ? Failure.of(code(status), key(status, ""), Map.of("request", RequestLog.id(ctx)))
                : failure;
        String message = told.problem().in(visitor.language());
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(ProblemJson.of(status, told, message, visitor.language(), RequestLog.id(ctx))
                        .toBuffer());
    }

    private static FailureCode code(int status) {
        return switch (status) {
            case 403 -> FailureCode.FORBIDDEN;
            case 404 -> FailureCode.NOT_FOUND;
            default -> status < 500 ? FailureCode.INVALID : FailureCode.INTERNAL;
        };
    }

    private static String message(RoutingContext ctx, int status, @Nullable Failure failure, String language) {
        return failure == null
                ? Messages.text(language, key(status, ""), Map.of("request", RequestLog.id(ctx)))
                : failure.problem().in(language);
    }

    private static String key(int status, String part) {
        String own = "gateway.error." + status + part;
        return Messages.catalogue("en").containsKey(own) ? own : "gateway.error." + (status < 500 ? 400 : 500) + part;
    }

    /** The failure that can be told as it is; null for one that nobody expected. */
    private static @Nullable Failure expected(@Nullable Throwable cause) {
        if (cause instanceof Failure || cause instanceof ReplyException) {
            Failure failure = Failure.from(cause);
            return failure.code() == FailureCode.INTERNAL ? null : failure;
        }
        return null;
    }

    /** What HTTP calls it: a failure's own status, unless whoever failed named a nearer one. */
    private static int status(RoutingContext ctx, @Nullable Failure failure) {
        boolean named = ctx.statusCode() >= 400 && ctx.statusCode() < 500;
        if (failure != null && !named) {
            return failure.code().status();
        }
        if (ctx.failure() instanceof HttpException http) {
            return http.getStatusCode();
        }
        return ctx.statusCode() < 400 ? 500 : ctx.statusCode();
    }

    private static boolean isForSignedIn(RoutingContext ctx, @Nullable Failure failure, Visitor visitor) {
        boolean reads = ctx.request().method().equals(HttpMethod.GET);
        return reads && failure != null && failure.problem().key().equals(NEEDS_ROLE) && !visitor.isSignedIn();
    }
}
