package org.cloudy.gateway;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where on this node somebody is sent back to: never to another site, whatever a link says. */
final class LocalPath {
    private static final int LONGEST = 2000;
    static final String ROOT = "/";

    private LocalPath() {}

    /** The path, if it is one on this node; else the start page. */
    static String of(@Nullable String path) {
        return path != null && isLocal(path) ? path : ROOT;
    }

    /** The path of an address that the browser sent, as the page that a form was on. */
    static String ofAddress(@Nullable String address) {
        if (address == null) {
            return ROOT;
        }
        try {
            URI uri = new URI(address);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return of(uri.getRawPath() + query);
        } catch (URISyntaxException e) {
            return ROOT;
        }
    }

    /** The login page that returns to where the visitor wanted to go. */
    static String login(RoutingContext ctx) {
        boolean isPage = ctx.request().method().name().equals("GET");
        String wanted = ctx.request().getHeader("HX-Current-URL") != null
                ? ofAddress(ctx.request().getHeader("HX-Current-URL"))
                : isPage ? of(ctx.request().uri()) : ofAddress(ctx.request().getHeader("Referer"));
        return wanted.equals(ROOT) ? "/login" : "/login?return=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private static boolean isLocal(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.length() <= LONGEST
                && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    }
}
