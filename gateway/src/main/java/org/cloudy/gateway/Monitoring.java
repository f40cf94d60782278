package org.cloudy.gateway;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.platform.NodeContext;

/** What programs ask of a node: {@code /health} and, on this machine or signed in, {@code /metrics}. */
final class Monitoring {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final NodeContext node;

    Monitoring(NodeContext node) {
        this.node = node;
    }

    /** What needs no visitor. */
    void mountHealth(Router router) {
        router.get("/health").handler(this::health);
    }

    /** What asks who wants to know. */
    void mountMetrics(Router router) {
        router.get("/metrics").handler(this::metrics);
    }

    private void health(RoutingContext ctx) {
        SystemContract.STATUS
                .send(node.vertx().eventBus(), Empty.EMPTY)
                .onSuccess(status -> answer(ctx, 200, health(ctx, "up").put("version", status.version())))
                .onFailure(cause -> answer(ctx, 503, health(ctx, "down")));
    }

    private JsonObject health(RoutingContext ctx, String status) {
        JsonObject health = new JsonObject()
                .put("status", status)
                .put("node", node.identity().id().value())
                .put("name", node.name().current());
        if (isLocal(ctx.request())) {
            health.put(
                    "cluster",
                    node.config().clusterAddress() + ":" + node.config().cluster());
        }
        return health;
    }

    private static void answer(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.toBuffer());
    }

    private void metrics(RoutingContext ctx) {
        if (!isLocal(ctx.request()) && !Visitor.of(ctx).may(Role.MEMBER)) {
            ctx.fail(Failure.of(FailureCode.FORBIDDEN, "failure.forbidden", Map.of("role", Role.MEMBER.name())));
        } else if (node.metrics() instanceof PrometheusMeterRegistry registry) {
            node.vertx()
                    .executeBlocking(registry::scrape)
                    .onSuccess(text -> ctx.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS)
                            .end(text))
                    .onFailure(ctx::fail);
        } else {
            ctx.fail(404);
        }
    }

    /** Whether this machine asks, and not a proxy on it in somebody's name. */
    private static boolean isLocal(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        return address != null
                && isLoopback(address)
                && request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
