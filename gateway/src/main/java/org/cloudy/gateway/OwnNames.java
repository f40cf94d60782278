package org.cloudy.gateway;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.NodeContext;

/**
 * Answers on loopback only to names of this machine and node. Else a site could point a name of its own at 127.0.0.1 and have
 * its pages, in a browser on this machine, read ours (DNS rebinding).
 */
final class OwnNames implements Handler<RoutingContext> {
    private static final Set<String> MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final NodeContext node;

    OwnNames(NodeContext node) {
        this.node = node;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HostAndPort asked = ctx.request().authority();
        if (!node.config().isLoopback() || (asked != null && isOwn(asked.host()))) {
            ctx.next();
        } else {
            ctx.fail(Failure.of(FailureCode.FORBIDDEN, "gateway.host"));
        }
    }

    private boolean isOwn(String asked) {
        String host = asked.toLowerCase(Locale.ROOT);
        String name = node.name().current().toLowerCase(Locale.ROOT);
        return MACHINE.contains(host)
                || host.equals(node.config().listen())
                || host.equals(name)
                || host.equals(name + ".local");
    }
}
