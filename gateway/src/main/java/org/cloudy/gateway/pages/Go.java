package org.cloudy.gateway.pages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Leads the browser on after a form was sent, so that loading the page again does not send it again. */
final class Go {
    private static final int SEE_OTHER = 303;

    private Go() {}

    static void to(RoutingContext ctx, String path) {
        ctx.response()
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.LOCATION, path)
                .end();
    }

    /** To a page, with a word about what was done: {@code page.notice.<notice>}. */
    static void to(RoutingContext ctx, String path, String notice) {
        to(ctx, path + "?notice=" + notice);
    }
}
