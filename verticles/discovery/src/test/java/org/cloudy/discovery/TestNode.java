package org.cloudy.discovery;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Distance;
import org.cloudy.bus.discovery.DistanceQuery;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.store.NodeStore;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.LoopbackMember;
import org.cloudy.testkit.NoHost;

/** A node with discovery alone, in this JVM: an own cluster member and bus on loopback, an own store. */
final class TestNode implements AutoCloseable {
    static final Publication.HealthCheck UNCHECKED = new Publication.HealthCheck(Publication.CheckKind.NONE, null);

    final Vertx vertx;
    final HazelcastInstance cluster;
    final NodeIdentity identity;
    final NodeName name;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final LoopbackMember member;

    private TestNode(Path folder, String name, String listen, int port, List<Integer> members) {
        this.member = LoopbackMember.start("discovery-test", port, members, config -> {});
        this.vertx = member.vertx();
        this.cluster = member.cluster();
        NodeStore store = NodeStore.open(folder.resolve("node.db"));
        this.identity = NodeIdentity.of(store);
        this.name = new NodeName(name);
        NodeContext context = new NodeContext(
                vertx,
                identity,
                new NodeConfig(folder, name, listen, 7000, 7443, 7001, port, "127.0.0.1", List.of(), "test"),
                this.name,
                store,
                new NoHost(),
                new Jobs(store, vertx.eventBus(), Clock.systemUTC()),
                cluster,
                metrics,
                Clock.systemUTC(),
                List.of(new DiscoveryCapability()),
                () -> {});
        await(vertx.deployVerticle(new DiscoveryCapability().verticle(context)));
    }

    /** A node that joins those that were started with one of these ports. */
    static TestNode start(Path folder, String name, int port, List<Integer> members) {
        return new TestNode(folder, name, "127.0.0.1", port, members);
    }

    /** A node alone, whose services are reached at an address beyond loopback. */
    static TestNode listening(Path folder, String name, String listen) {
        return new TestNode(folder, name, listen, FreePorts.one(), List.of());
    }

    NodeId id() {
        return identity.id();
    }

    ServiceInstance publish(String type, String name, int port) {
        return publish(new Publication(type, name, null, port, Map.of("k", "v"), UNCHECKED, null));
    }

    ServiceInstance publish(Publication publication) {
        return await(DiscoveryContract.PUBLISH.send(vertx.eventBus(), publication));
    }

    void withdraw(String id) {
        withdraw(id, Caller.NODE);
    }

    void withdraw(String id, Caller caller) {
        await(DiscoveryContract.WITHDRAW.send(vertx.eventBus(), new ServiceId(id), caller));
    }

    List<ServiceInstance> services() {
        return await(DiscoveryContract.FIND.send(vertx.eventBus(), ServiceQuery.ALL))
                .services();
    }

    Optional<ServiceInstance> service(String id) {
        return services().stream().filter(service -> service.id().equals(id)).findAny();
    }

    List<NodeView> nodes() {
        return await(DiscoveryContract.NODES.send(vertx.eventBus(), Empty.EMPTY))
                .nodes();
    }

    List<Distance> distances() {
        return await(DiscoveryContract.DISTANCES.send(vertx.eventBus(), DistanceQuery.ALL))
                .distances();
    }

    /** Where it tells others that it is. */
    Coordinate coordinate() {
        return Objects.requireNonNull(
                await(DiscoveryContract.PING.sendTo(id(), vertx.eventBus(), Empty.EMPTY, Duration.ofSeconds(5)))
                        .coordinate());
    }

    double rejected(Reason reason) {
        return metrics.find("cloudy.registry.rejected").tag("reason", reason.tag()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Looks for one more member from now on: the merge of two islands. */
    void seek(int port) {
        member.seek(port);
    }

    /** Dies without a goodbye. */
    void kill() {
        member.kill();
    }

    /** Leaves in order. */
    @Override
    public void close() {
        member.close();
    }

    static <T> T await(Future<T> future) {
        return future.timeout(60, TimeUnit.SECONDS).await();
    }
}
