package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/**
 * What every answer tells the browser not to do: run or load anything that is not of this node, be framed, guess types, tell
 * other sites where it came from. No script or style within a page is run. There is no Strict-Transport-Security: it holds for
 * a host with all its ports (RFC 6797, 8.3), so that a browser would speak TLS to the port that only redirects, and never arrive.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    @Override
    public void handle(RoutingContext ctx) {
        boolean secure = ctx.request().isSSL();
        ctx.response()
                .headers()
                .set("Content-Security-Policy", policy(socket(ctx.request().authority(), secure)))
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "same-origin")
                .set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set(HttpHeaders.CACHE_CONTROL, "no-store");
        ctx.next();
    }

    private static String policy(String socket) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'" + socket + "; manifest-src 'self'; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'";
    }

    /** The node's own web sockets, by name: some browsers don't count them to 'self'. */
    private static String socket(HostAndPort authority, boolean secure) {
        return authority != null && PLAIN.matcher(authority.toString()).matches()
                ? (secure ? " wss://" : " ws://") + authority
                : "";
    }
}
