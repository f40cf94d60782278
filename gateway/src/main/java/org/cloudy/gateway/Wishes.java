package org.cloudy.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** In which form an answer is wanted. */
final class Wishes {
    private static final String CALLS = "/bus/call/";

    private Wishes() {}

    /** Whether a program asks, that wants JSON and no page. */
    static boolean json(HttpServerRequest request) {
        String path = request.path();
        boolean calls = path != null && path.startsWith(CALLS);
        if (calls || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        String types = accept.toLowerCase(Locale.ROOT);
        return types.contains("json") && !types.contains("text/html");
    }
}
