package org.cloudy.dns;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import org.cloudy.bus.Empty;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.discovery.Services;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZoneName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the registry of the micro cloud. Many changes at once are looked at together, a moment after the first. */
final class CloudWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CloudWatch.class);
    private static final long MOMENT_MILLIS = 150;
    private static final long ANYWAY_MILLIS = 30_000;

    private final Vertx vertx;
    private final Context context;
    private final NameServer server;
    private boolean waiting;
    private boolean looking;
    private boolean again;

    CloudWatch(Vertx vertx, Context context, NameServer server) {
        this.vertx = vertx;
        this.context = context;
        this.server = server;
    }

    /** Follows it from now on; ready when it was looked at once, if that can be done. */
    Future<?> begin() {
        EventBus bus = vertx.eventBus();
        vertx.setPeriodic(ANYWAY_MILLIS, tick -> look());
        return Future.all(
                        DiscoveryContract.NODES_CHANGED.subscribe(bus, changed -> look()),
                        DiscoveryContract.SERVICES_CHANGED.subscribe(bus, changed -> look()))
                .onSuccess(subscribed -> look());
    }

    /** Something may have changed. */
    void look() {
        context.runOnContext(now -> {
            if (looking) {
                again = true;
            } else if (!waiting) {
                waiting = true;
                vertx.setTimer(MOMENT_MILLIS, tick -> lookNow());
            }
        });
    }

    private void lookNow() {
        waiting = false;
        looking = true;
        Future<Nodes> nodes = DiscoveryContract.NODES.send(vertx.eventBus(), Empty.EMPTY);
        Future<Services> services = DiscoveryContract.FIND.send(vertx.eventBus(), ServiceQuery.ALL);
        Future.all(nodes, services)
                .compose(both -> context.executeBlocking(
                        () -> server.see(
                                nodes.result().nodes(), services.result().services()),
                        false))
                .onSuccess(this::tell)
                .onFailure(cause -> LOG.warn("The zone of the micro cloud is not up to date: {}", cause.getMessage()))
                .onComplete(over -> {
                    looking = false;
                    if (again) {
                        again = false;
                        look();
                    }
                });
    }

    private void tell(boolean changed) {
        String zone = server.cloud().zone();
        if (changed && zone != null) {
            DnsContract.CHANGED.publish(vertx.eventBus(), new ZoneName(zone));
        }
    }
}
