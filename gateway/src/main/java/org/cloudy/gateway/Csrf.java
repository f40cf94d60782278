package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * Lets a state change in only from the node's own pages: each brings back a token that a page was given, signed by this node
 * and bound to the session, or for somebody who has not signed in to a cookie of the browser (OWASP's signed double submit).
 * Every page gets another token, so that compression gives none away (BREACH).
 */
final class Csrf implements Handler<RoutingContext> {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int NONCE = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final boolean secure;
    private final String cookie;

    Csrf(boolean secure, int port) {
        this.key = new SecretKeySpec(random(32), "HmacSHA256");
        this.secure = secure;
        this.cookie = (secure ? "__Host-" : "") + "cloudy-visit-" + port;
    }

    /** A token for the page that is being made. */
    String token(RoutingContext ctx, @Nullable String session) {
        byte[] nonce = random(NONCE);
        String binding = session == null ? visit(ctx) : session;
        return TEXT.encodeToString(nonce) + "." + TEXT.encodeToString(sign(nonce, binding));
    }

    /** Whether a request that changes something, made in this session if it has one, comes from a page of this node. */
    boolean isOwn(RoutingContext ctx, @Nullable String session) {
        String binding = session == null ? brought(ctx) : session;
        String token = ctx.request().getHeader(Visitor.CSRF_HEADER);
        if (token == null) {
            token = ctx.request().getFormAttribute(Visitor.CSRF_FIELD);
        }
        return binding != null && token != null && isOurs(token, binding) && Origins.isOwn(ctx.request());
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (SAFE.contains(ctx.request().method()) || isOwn(ctx, Visitors.session(ctx))) {
            ctx.next();
        } else {
            ctx.fail(Failure.of(FailureCode.FORBIDDEN, "gateway.csrf"));
        }
    }

    private boolean isOurs(String token, String binding) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return false;
        }
        try {
            byte[] nonce = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signed = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return nonce.length == NONCE && MessageDigest.isEqual(signed, sign(nonce, binding));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] sign(byte[] nonce, String binding) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(nonce);
            return mac.doFinal(binding.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private String visit(RoutingContext ctx) {
        String known = brought(ctx);
        if (known != null) {
            return known;
        }
        String fresh = TEXT.encodeToString(random(NONCE));
        ctx.response()
                .addCookie(Cookie.cookie(cookie, fresh)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.STRICT));
        return fresh;
    }

    private @Nullable String brought(RoutingContext ctx) {
        Cookie visit = ctx.request().getCookie(cookie);
        return visit == null || visit.getValue().length() < NONCE ? null : visit.getValue();
    }

    private byte[] random(int bytes) {
        byte[] filled = new byte[bytes];
        random.nextBytes(filled);
        return filled;
    }
}
