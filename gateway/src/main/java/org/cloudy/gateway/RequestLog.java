package org.cloudy.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request an id, tells the log of it and measures it ({@code cloudy.http.requests} by route, method and kind of
 * answer). Values of queries and forms are never told: a password may be among them.
 */
final class RequestLog implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final String KEY = "cloudy.request";
    private static final int SHOWN = 200;

    private final MeterRegistry metrics;

    RequestLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** The id of a request. */
    static String id(RoutingContext ctx) {
        String id = ctx.get(KEY);
        return id == null ? "-" : id;
    }

    @Override
    public void handle(RoutingContext ctx) {
        long start = System.nanoTime();
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        ctx.put(KEY, id);
        ctx.response().putHeader("X-Request-Id", id);
        ctx.addEndHandler(ended -> tell(ctx, Duration.ofNanos(System.nanoTime() - start)));
        ctx.next();
    }

    private void tell(RoutingContext ctx, Duration took) {
        int status = ctx.response().getStatusCode();
        HttpMethod method = ctx.request().method();
        boolean changes = !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD);
        LOG.atLevel(changes ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG)
                .log(
                        "{} {} {} {} by {} at {} in {} ms",
                        id(ctx),
                        method,
                        path(ctx),
                        status,
                        Visitor.isKnown(ctx) ? Visitor.of(ctx).caller().user() : "-",
                        ctx.request().remoteAddress(),
                        took.toMillis());
        Timer.builder("cloudy.http.requests")
                .description("Requests of web pages")
                .tag("route", route(ctx))
                .tag("method", known(method))
                .tag("status", status / 100 + "xx")
                .register(metrics)
                .record(took);
    }

    private static String path(RoutingContext ctx) {
        String path = String.valueOf(ctx.request().path());
        return path.length() > SHOWN ? path.substring(0, SHOWN) + "…" : path;
    }

    /** The route's pattern, of which there are few, never the path, of which visitors can make up any number. */
    private static String route(RoutingContext ctx) {
        Route route = ctx.currentRoute();
        return route == null || route.getPath() == null ? "other" : route.getPath();
    }

    private static String known(HttpMethod method) {
        return HttpMethod.values().contains(method) ? method.name() : "other";
    }
}
