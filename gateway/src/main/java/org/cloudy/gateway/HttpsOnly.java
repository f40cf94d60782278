package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Leads everybody from HTTP to HTTPS (308, so that a method stays what it is), and does nothing else. */
final class HttpsOnly implements Handler<RoutingContext> {
    private static final int PERMANENT_REDIRECT = 308;

    private final int https;

    HttpsOnly(int https) {
        this.https = https;
    }

    void mount(Router router) {
        router.route().handler(new SecurityHeaders()).handler(this);
    }

    @Override
    public void handle(RoutingContext ctx) {
        HostAndPort asked = ctx.request().authority();
        if (asked == null) {
            ctx.fail(400);
        } else {
            String port = https == 443 ? "" : ":" + https;
            ctx.response()
                    .setStatusCode(PERMANENT_REDIRECT)
                    .putHeader(
                            HttpHeaders.LOCATION,
                            "https://" + asked.host() + port + ctx.request().uri())
                    .end();
        }
    }
}
