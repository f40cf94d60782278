package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Leads whoever sends a form after his session has expired to the login page, which says so and returns to the form; it would
 * be refused as forged, and he did nothing wrong.
 */
final class ExpiredForms implements Handler<RoutingContext> {
    private final Sessions sessions;

    ExpiredForms(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void handle(RoutingContext ctx) {
        boolean expired = sessions.isNamed(ctx) && Visitors.session(ctx) == null;
        boolean changes = !ctx.request().method().equals(HttpMethod.GET)
                && !ctx.request().method().equals(HttpMethod.HEAD);
        boolean matters = !ctx.normalizedPath().startsWith("/login");
        if (expired && changes && matters && !Wishes.json(ctx.request())) {
            Redirect.to(ctx, LocalPath.login(ctx));
        } else {
            ctx.next();
        }
    }
}
