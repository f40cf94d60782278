package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;

/** Stands in for the templates: what a page would tell, line by line. */
final class BareTemplates {
    private BareTemplates() {}

    static Future<Void> render(RoutingContext ctx, int status, String template, Map<String, Object> model) {
        String told = model.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(
                        "\n", template + "\n", "\ncsrf: " + Visitor.of(ctx).csrfToken() + "\n"));
        return ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(told);
    }
}
