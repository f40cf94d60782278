package org.cloudy.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Sends a visitor to another page of this node. */
final class Redirect {
    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;

    private Redirect() {}

    static void to(RoutingContext ctx, String path) {
        if (ctx.request().getHeader("HX-Request") != null) {
            // A script follows a redirect by itself and would put the page into a part of the page: this makes htmx go
            // there.
            ctx.response()
                    .setStatusCode(UNAUTHORIZED)
                    .putHeader("HX-Redirect", path)
                    .end();
        } else {
            ctx.response()
                    .setStatusCode(SEE_OTHER)
                    .putHeader(HttpHeaders.LOCATION, path)
                    .end();
        }
    }
}
