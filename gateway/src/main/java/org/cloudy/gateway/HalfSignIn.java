package org.cloudy.gateway;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The ticket of somebody whose password was right and whose code is still asked: in a cookie that opens nothing by itself. */
final class HalfSignIn {
    private static final int SECONDS = 300;
    private static final int LONGEST = 100;

    private final boolean secure;
    private final String cookie;

    HalfSignIn(boolean secure, int port) {
        this.secure = secure;
        this.cookie = (secure ? "__Host-" : "") + "cloudy-half-" + port;
    }

    void give(RoutingContext ctx, String ticket) {
        ctx.response().addCookie(named(ticket).setMaxAge(SECONDS));
    }

    void forget(RoutingContext ctx) {
        ctx.response().addCookie(named("").setMaxAge(0));
    }

    @Nullable
    String brought(RoutingContext ctx) {
        Cookie half = ctx.request().getCookie(cookie);
        return half == null || half.getValue().isEmpty() || half.getValue().length() > LONGEST ? null : half.getValue();
    }

    private Cookie named(String value) {
        return Cookie.cookie(cookie, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT);
    }
}
