package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** Refuses what a browser was made to send by another site's page; browsers say so in {@code Origin} and Fetch Metadata. */
final class Origins implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext ctx) {
        if (isOwn(ctx.request())) {
            ctx.next();
        } else {
            ctx.fail(Failure.of(FailureCode.FORBIDDEN, "gateway.origin"));
        }
    }

    /** Whether a request is of the node's own pages, or of no page at all. */
    static boolean isOwn(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            String site = request.getHeader("Sec-Fetch-Site");
            return site == null || site.equals("same-origin") || site.equals("none");
        }
        HostAndPort own = request.authority();
        return own != null && isSame(origin, request.isSSL() ? "https" : "http", own);
    }

    private static boolean isSame(String origin, String scheme, HostAndPort own) {
        try {
            URI uri = new URI(origin);
            int usual = scheme.equals("https") ? 443 : 80;
            return scheme.equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getHost().toLowerCase(Locale.ROOT).equals(own.host().toLowerCase(Locale.ROOT))
                    && (uri.getPort() < 0 ? usual : uri.getPort()) == (own.port() < 0 ? usual : own.port());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
