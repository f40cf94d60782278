package org.cloudy.squid;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.squid.ProxyPeers;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the web proxy does beyond its declaration, while it is on: its users, and the proxies that it asks. Runs on virtual threads. */
final class SquidVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(SquidVerticle.class);
    private static final long BETWEEN_LOOKS = 1_000;
    private static final int LOOKS_ANYWAY = 20;
    private static final long BETWEEN_READINGS = 5_000;

    private final ProxyAccounts accounts;
    private final Federation federation;
    private final Statistics statistics;
    private final AccessLog accessLog;
    private final EventBus bus;
    private final Neighbours neighbours;
    private volatile boolean changed = true;
    private int looks;

    SquidVerticle(NodeContext node, Supplier<Site<SquidSettings>> site) {
        this.bus = node.vertx().eventBus();
        this.accounts = new ProxyAccounts(site.get().folder());
        this.federation = new Federation(node.identity().id(), site);
        this.neighbours = new Neighbours(bus);
        this.statistics =
                new Statistics(() -> site.get().settings().port(), site.get().folder(), node.clock(), node.metrics());
        this.accessLog = new AccessLog(site);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(BETWEEN_LOOKS, timer -> look());
        vertx.setPeriodic(BETWEEN_READINGS, timer -> measure());
        return Future.all(List.of(
                SquidContract.USERS.serve(bus, asked -> done(accounts::list)),
                SquidContract.ADD_USER.serve(bus, login -> done(() -> accounts.add(login))),
                SquidContract.CHANGE_USER.serve(bus, login -> done(() -> accounts.change(login))),
                SquidContract.REMOVE_USER.serve(bus, user -> done(() -> accounts.remove(user.name()))),
                SquidContract.PEERS.serve(bus, asked -> peers(announced -> {})),
                SquidContract.ADD_PEER.serve(bus, choice -> peers(announced -> federation.add(choice, announced))),
                SquidContract.REMOVE_PEER.serve(
                        bus, peer -> peers(announced -> federation.remove(peer.node(), announced))),
                SquidContract.STATISTICS.serve(bus, asked -> done(statistics::now)),
                SquidContract.HISTORY.serve(bus, wanted -> done(() -> statistics.history(wanted))),
                DiscoveryContract.SERVICES_CHANGED.subscribe(bus, change -> {
                    if (change.service().type().equals(Neighbours.TYPE)) {
                        changed = true;
                    }
                })));
    }

    @Override
    public Future<?> stop() {
        statistics.close();
        return Future.succeededFuture();
    }

    /** One that does not answer now is found out by its checks; here it only leaves a gap. */
    private void measure() {
        try {
            statistics.measure();
            accessLog.bound();
        } catch (IOException | Failure e) {
            LOG.debug("The proxy was not measured", e);
        }
    }

    private static <T> Future<T> done(Supplier<T> work) {
        return Future.succeededFuture(work.get());
    }

    private Future<ProxyPeers> peers(Consumer<Map<NodeId, AnnouncedProxy>> work) {
        return neighbours.look(federation.isAlone()).map(announced -> {
            work.accept(announced);
            return federation.list(announced);
        });
    }

    /** At most once in a second, so that a neighbour that comes and goes does not keep Squid at reading its configuration. */
    private void look() {
        looks = (looks + 1) % LOOKS_ANYWAY;
        if (changed || looks == 0) {
            changed = false;
            neighbours
                    .look(federation.isAlone())
                    .map(announced -> {
                        federation.follow(announced);
                        return announced;
                    })
                    .onFailure(cause -> LOG.warn("Which proxies are asked is not up to date: {}", cause.getMessage()));
        }
    }
}
