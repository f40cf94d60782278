package org.cloudy.node;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.node.cluster.Membership;
import org.cloudy.node.config.StartConfig;
import org.cloudy.platform.Capability;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.NodeSettings;
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
    private final Closing closing = new Closing();

    Node(Clock clock) {
        this.clock = clock;
    }

    /**
     * A node that is ready.
     *
     * @param certificate what it shows beyond loopback
     */
    record Ready(NodeContext context, Optional<NodeCertificate> certificate) {}

    /**
     * Brings everything up, in the order in which one thing needs the other.
     *
     * @param found the capabilities on the class path
     * @throws Failure that says what is in the way
     */
    Ready start(StartConfig start, List<Capability> found) {
        List<Capability> capabilities = StartOrder.of(found);
        NodeConfig config = start.node();
        NodeStore store = closing.add("store", NodeStore.open(config.data().resolve("node.db")));
        NodeName name = name(start, store);
        NodeIdentity identity = NodeIdentity.of(store);
        SupervisedHost host = new SupervisedHost(config.data());
        Optional<NodeCertificate> certificate = config.isLoopback()
                ? Optional.empty()
                : Optional.of(NodeCertificate.of(config, name.current(), host, clock));
        PrometheusMeterRegistry metrics = Metrics.registry();
        Membership membership =
                await(Membership.join(config, identity.id(), Metrics.on(VertxSetup.options(config)), metrics));
        Vertx vertx = membership.vertx();
        closing.add("event bus", () -> await(vertx.close()));
        closing.add("cluster", membership);
        closing.add("daemons", host);
        Jobs jobs = closing.add("jobs", new Jobs(store, vertx.eventBus(), clock, metrics));
        NodeContext context = new NodeContext(
                vertx, identity, config, name, store, host, jobs, membership.cluster(), metrics, clock, capabilities);
        capabilities.stream()
                .filter(capability -> capability.describe().essential())
                .forEach(capability -> deploy(capability, context));
        jobs.recover();
        return new Ready(context, certificate);
    }

    /** Takes everything down, in reverse; tells whether that was done within ten seconds. */
    boolean stop() {
        return closing.close(END);
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
            return future.toCompletionStage().toCompletableFuture().get(STEP.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Failure.from(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw Failure.of(FailureCode.TIMEOUT, "failure.timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the node started or ended", e);
        }
    }
}
