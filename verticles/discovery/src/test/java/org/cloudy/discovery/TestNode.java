package org.cloudy.discovery;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.store.NodeStore;

/** A node with discovery alone, in this JVM: an own cluster member and bus on loopback, an own store. */
final class TestNode implements AutoCloseable {
    static final Publication.HealthCheck UNCHECKED = new Publication.HealthCheck(Publication.CheckKind.NONE, null);

    final Vertx vertx;
    final HazelcastInstance cluster;
    final NodeIdentity identity;
    final NodeName name;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Config config;

    private TestNode(Path folder, String name, String listen, Config config) {
        this.config = config;
        HazelcastClusterManager manager = new HazelcastClusterManager(config);
        this.vertx = await(Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1")))
                .withClusterManager(manager)
                .buildClustered());
        this.cluster = manager.getHazelcastInstance();
        NodeStore store = NodeStore.open(folder.resolve("node.db"));
        this.identity = NodeIdentity.of(store);
        this.name = new NodeName(name);
        NodeContext context = new NodeContext(
                vertx,
                identity,
                new NodeConfig(folder, name, listen, 7000, 7443, 7001, port(config), "127.0.0.1", List.of(), "test"),
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
        return new TestNode(folder, name, "127.0.0.1", config(port, members));
    }

    /** A node alone, whose services are reached at an address beyond loopback. */
    static TestNode listening(Path folder, String name, String listen) {
        return new TestNode(folder, name, listen, config(freePort(), List.of()));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        config.getNetworkConfig().getJoin().getTcpIpConfig().addMember("127.0.0.1:" + port);
    }

    /** Dies without a goodbye. */
    void kill() {
        cluster.getLifecycleService().terminate();
        close();
    }

    /** Leaves in order. */
    @Override
    public void close() {
        vertx.close().otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    }

    static <T> T await(Future<T> future) {
        return future.timeout(60, TimeUnit.SECONDS).await();
    }

    static int port(Config config) {
        return config.getNetworkConfig().getPort();
    }

    private static Config config(int port, List<Integer> members) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName("discovery-test");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "3");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "3");
        config.getJetConfig().setEnabled(false);
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig()
                .getJoin()
                .getTcpIpConfig()
                .setEnabled(true)
                .setConnectionTimeoutSeconds(1)
                .setMembers(
                        members.stream().map(member -> "127.0.0.1:" + member).toList());
        return config;
    }

    /** Discovery asks nothing of the machine below. */
    private record NoHost() implements Host {
        @Override
        public Packages packages() {
            throw new AssertionError("no packages are wanted");
        }

        @Override
        public Daemons daemons() {
            throw new AssertionError("no daemons are wanted");
        }

        @Override
        public CommandResult run(Command command) {
            throw new AssertionError("no command is wanted");
        }
    }
}
