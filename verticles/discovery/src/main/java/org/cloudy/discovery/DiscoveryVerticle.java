package org.cloudy.discovery;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Pong;
import org.cloudy.platform.NodeContext;

/** Serves the registry of services and nodes on the bus. */
final class DiscoveryVerticle extends VerticleBase {
    private final NodeContext node;
    private Optional<Discovery> running = Optional.empty();

    DiscoveryVerticle(NodeContext node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        SerialExecutor owner = new SerialExecutor("announcer", () -> {});
        return owner.call(vertx, () -> new Discovery(node, context, owner)).compose(this::run);
    }

    @Override
    public Future<?> stop() {
        return running.map(Discovery::close).orElseGet(Future::succeededFuture);
    }

    private Future<?> run(Discovery discovery) {
        running = Optional.of(discovery);
        return answerPings(discovery).compose(ready -> discovery.open()).compose(opened -> serve(discovery));
    }

    /** Ahead of everything: others begin to measure when they see this node. */
    private Future<Void> answerPings(Discovery discovery) {
        return DiscoveryContract.PING.serve(
                vertx.eventBus(),
                node.identity().id(),
                (caller, ping) -> Future.succeededFuture(
                        new Pong(discovery.coordinate(), node.clock().instant())));
    }

    private Future<?> serve(Discovery discovery) {
        return Future.all(
                DiscoveryContract.FIND.serve(
                        vertx.eventBus(),
                        query -> Future.succeededFuture(discovery.directory().find(query))),
                DiscoveryContract.NODES.serve(
                        vertx.eventBus(),
                        all -> Future.succeededFuture(discovery.directory().nodes())),
                DiscoveryContract.DISTANCES.serve(
                        vertx.eventBus(),
                        query -> Future.succeededFuture(discovery.directory().distances(query))),
                DiscoveryContract.ANNOUNCING.serve(
                        vertx.eventBus(), asked -> Future.succeededFuture(discovery.announcing())),
                DiscoveryContract.PUBLISH.serve(vertx.eventBus(), discovery::publish),
                DiscoveryContract.WITHDRAW.serve(
                        vertx.eventBus(),
                        (caller, service) -> discovery.withdraw(service, caller).map(Empty.EMPTY)));
    }
}
