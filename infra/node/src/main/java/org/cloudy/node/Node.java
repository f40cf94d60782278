package org.cloudy.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.cloudy.bus.Failure;
import org.cloudy.node.cluster.Membership;
import org.cloudy.node.config.StartConfig;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.NodeSettings;
import org.cloudy.platform.Uplink;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.store.NodeStore;
import org.cloudy.platform.tls.NodeCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node from its start to its end. Methods block. */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(10);

    private final Clock clock;
    private final Optional<Uplink> uplink;
    private final Closing closing = new Closing();
    private final CountDownLatch restart = new CountDownLatch(1);

    /** @param uplink what brings it into the network of its micro cloud, where there is something */
    Node(Clock clock, Optional<Uplink> uplink) {
        this.clock = clock;
        this.uplink = uplink;
    }

    /**
     * A node that is ready.
     *
     * @param certificate what it shows beyond loopback
     * @param apart why it is not in the network of its micro cloud, though it should be
     */
    record Ready(NodeContext context, Optional<NodeCertificate> certificate, Optional<Failure> apart) {}

    /** Where the node is, or why it is not where it should be. */
    private record Place(NodeConfig config, Optional<Failure> apart) {}

    /**
     * Brings everything up, in the order in which one thing needs the other.
     *
     * @param found the capabilities on the class path
     * @throws Failure that says what is in the way
     */
    Ready start(StartConfig start, List<Capability> found) {
        List<Capability> capabilities = StartOrder.of(found);
        Path data = start.node().data();
        NodeStore store = closing.add("store", NodeStore.open(data.resolve("node.db")));
        NodeName name = name(start, store);
        NodeIdentity identity = NodeIdentity.of(store);
        // Closed after the cluster: what carries the overlay is one of the daemons.
        SupervisedHost host = closing.add("daemons", new SupervisedHost(data));
        Place place = place(start.node(), store, host);
        NodeConfig config = place.config();
        Optional<NodeCertificate> certificate = config.isLoopback()
                ? Optional.empty()
                : Optional.of(NodeCertificate.of(config, name.current(), host, clock));
        PrometheusMeterRegistry metrics = Metrics.registry();
        Membership membership =
                await(Membership.join(config, identity.id(), Metrics.on(VertxSetup.options(config)), metrics));
        Vertx vertx = membership.vertx();
        closing.add("event bus", () -> await(vertx.close()));
        closing.add("cluster", membership);
        Jobs jobs = closing.add("jobs", new Jobs(store, vertx.eventBus(), clock, metrics));
        NodeContext context = new NodeContext(
                vertx,
                identity,
                config,
                name,
                store,
                host,
                jobs,
                membership.cluster(),
                metrics,
                clock,
                capabilities,
                restart::countDown);
        capabilities.stream()
                .filter(capability -> capability.describe().essential())
                .forEach(capability -> deploy(capability, context));
        jobs.recover();
        return new Ready(context, certificate, place.apart());
    }

    /** Waits until somebody wants the node started anew. */
    void awaitRestart() throws InterruptedException {
        restart.await();
    }

    /** Takes everything down, in reverse; tells whether that was done within ten seconds. */
    boolean stop() {
        return closing.close(END);
    }

    private Place place(NodeConfig alone, NodeStore store, SupervisedHost host) {
        try {
            return new Place(
                    uplink.flatMap(way -> way.attach(alone, store, host))
                            .map(alone::in)
                            .orElse(alone),
                    Optional.empty());
        } catch (Failure e) {
            LOG.warn("The network of the micro cloud could not be brought up", e);
            return new Place(alone, Optional.of(e));
        }
    }

    private void deploy(Capability capability, NodeContext context) {
        String name = capability.describe().name();
        LOG.debug("Starting {}", name);
        String id = await(context.vertx().deployVerticle(capability.verticle(context)));
        closing.add(name, () -> await(context.vertx().undeploy(id)));
    }

    /** What was said at the start, else what the owner chose at the set-up, else the machine's name. */
    private static NodeName name(StartConfig start, NodeStore store) {
        String otherwise = start.node().name();
        return new NodeName(
                start.named()
                        ? otherwise
                        : NodeSettings.of(store).map(NodeSettings::name).orElse(otherwise));
    }

    private static <T> T await(Future<T> future) {
        try {
            return Futures.await(future, STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the node started or ended", e);
        }
    }
}
