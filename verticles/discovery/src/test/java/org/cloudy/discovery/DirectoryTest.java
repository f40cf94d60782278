package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.bus.discovery.Distance;
import org.cloudy.bus.discovery.DistanceQuery;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong sequence = new AtomicLong();
    private final NodeIdentity zeta = NodeIdentity.fresh();
    private final NodeIdentity alpha = NodeIdentity.fresh();
    private final NodeIdentity beta = NodeIdentity.fresh();
    private final Claims<ServiceData> serviceClaims = new Claims<>(ServiceData.class);
    private final Claims<NodeData> nodeClaims = new Claims<>(NodeData.class);
    private final Registry<ServiceData> services = registry(serviceClaims);
    private final Registry<NodeData> nodes = registry(nodeClaims);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Coordinates coordinates = new Coordinates(zeta.id(), Point.ORIGIN, metrics);
    private final Hops hops = new Hops(
            vertx.getOrCreateContext(),
            () -> Future.succeededFuture(Map.of()),
            new HopSearch(HopSearch.Probe.NONE),
            () -> 0,
            peer -> {});
    private final NodeConfig config =
            new NodeConfig(Path.of("data"), "zeta", "0.0.0.0", 7000, 7001, 7002, 7003, "10.83.0.1", List.of(), "test");
    private final MicroCloudName cloud = new MicroCloudName(vertx.eventBus(), config);
    private final Directory directory = new Directory(
            zeta.id(),
            services,
            nodes,
            new Survey(vertx.getOrCreateContext(), Clock.systemUTC(), metrics, coordinates, hops, peer -> {}),
            Devices.NONE,
            cloud);

    @BeforeEach
    void fill() {
        node(zeta, "zeta");
        node(alpha, "alpha");
        node(beta, "beta");
        service(alpha, 1, "_squid._tcp", "Proxy B", "10.0.0.1", Health.PASSING, Map.of());
        service(beta, 1, "_squid._tcp", "Proxy A", "10.0.0.2", Health.CRITICAL, Map.of());
        service(beta, 2, "_http._tcp", "Web", "10.0.0.2", Health.PASSING, Map.of("Owner", "Guifi"));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    @DisplayName("all is in the micro cloud by the name that people gave it, from when that is known")
    void named() {
        assertThat(microClouds()).containsOnly("test");
        MicroCloudContract.GET
                .serve(vertx.eventBus(), asked -> Future.succeededFuture(microCloud("Hills")))
                .await();
        cloud.askIfUnknown();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(microClouds()).containsOnly("Hills"));
        cloud.follow().await();
        MicroCloudContract.CHANGED.publish(vertx.eventBus(), microCloud("Green hills"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(microClouds()).containsOnly("Green hills"));
    }

    private Stream<String> microClouds() {
        return Stream.concat(
                directory.nodes().nodes().stream().map(NodeView::microCloud),
                directory.find(ServiceQuery.ALL).services().stream().map(ServiceInstance::microCloud));
    }

    private static MicroCloud microCloud(String name) {
        return new MicroCloud(
                "test", new Appearance(name, "", null, null), null, null, null, null, List.of(), List.of());
    }

    @Test
    @DisplayName("services come by type, then name")
    void sorted() {
        assertThat(names(ServiceQuery.ALL)).containsExactly("Web", "Proxy A", "Proxy B");
    }

    @Test
    @DisplayName("a type is found exactly, a health exactly, both together where both hold")
    void typeAndHealth() {
        assertThat(names(new ServiceQuery("_squid._tcp", null, null))).containsExactly("Proxy A", "Proxy B");
        assertThat(names(new ServiceQuery("_squid", null, null))).isEmpty();
        assertThat(names(new ServiceQuery(null, null, Health.PASSING))).containsExactly("Web", "Proxy B");
        assertThat(names(new ServiceQuery("_squid._tcp", null, Health.PASSING))).containsExactly("Proxy B");
    }

    @Test
    @DisplayName("text is found in name, type, host, node name and attributes, whatever the case")
    void text() {
        assertThat(names(new ServiceQuery(null, "proxy a", null))).containsExactly("Proxy A");
        assertThat(names(new ServiceQuery(null, "HTTP", null))).containsExactly("Web");
        assertThat(names(new ServiceQuery(null, "10.0.0.2", null))).containsExactly("Web", "Proxy A");
        assertThat(names(new ServiceQuery(null, "alpha", null))).containsExactly("Proxy B");
        assertThat(names(new ServiceQuery(null, " guifi ", null))).containsExactly("Web");
        assertThat(names(new ServiceQuery(null, "", null))).hasSize(3);
        assertThat(names(new ServiceQuery(null, "nowhere", null))).isEmpty();
    }

    @Test
    @DisplayName("nodes come with this one first, then by name; what was not measured is null")
    void nodes() {
        List<NodeView> all = directory.nodes().nodes();

        assertThat(all).extracting(NodeView::name).containsExactly("zeta", "alpha", "beta");
        assertThat(all).extracting(NodeView::rttMs).containsOnlyNulls();
        assertThat(all).extracting(NodeView::estimatedMs).containsOnlyNulls();
        assertThat(all).extracting(NodeView::hops).containsOnlyNulls();
    }

    @Test
    @DisplayName("a node that was never asked has a predicted time, this one itself has none")
    void predicted() {
        Coordinate place = new Coordinate(List.of(0.01, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.001, 0, 0.2);
        coordinates.answered(alpha.id(), place, Duration.ofMillis(10));
        coordinates.announced(beta.id(), place);
        coordinates.announced(zeta.id(), place);

        assertThat(directory.nodes().nodes())
                .extracting(NodeView::estimatedMs)
                .satisfiesExactly(
                        self -> assertThat(self).isNull(),
                        asked -> assertThat(asked).isBetween(1.0, 20.0),
                        never -> assertThat(never).isBetween(1.0, 20.0));
    }

    @Test
    @DisplayName("distances are to all others by name, or to one; to a node that is not there, that is said")
    void distances() {
        assertThat(directory.distances(DistanceQuery.ALL).distances())
                .extracting(Distance::name)
                .containsExactly("alpha", "beta");
        assertThat(directory.distances(new DistanceQuery(beta.id())).distances())
                .singleElement()
                .satisfies(distance -> {
                    assertThat(distance.node()).isEqualTo(beta.id());
                    assertThat(distance.rttMs()).isNull();
                    assertThat(distance.history()).isEmpty();
                });
        assertThatThrownBy(() -> directory.distances(
                        new DistanceQuery(NodeIdentity.fresh().id())))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
    }

    private List<String> names(ServiceQuery query) {
        return directory.find(query).services().stream()
                .map(ServiceInstance::name)
                .toList();
    }

    private void node(NodeIdentity identity, String name) {
        NodeData data = new NodeData(name, "10.0.0.1", null, "dev", "test", Instant.EPOCH, null);
        String id = identity.id().value();
        nodes.offer(id, nodeClaims.sign(identity, claim(id, data)));
    }

    private void service(
            NodeIdentity of,
            int number,
            String type,
            String name,
            String host,
            Health health,
            Map<String, String> attributes) {
        ServiceData data = new ServiceData(type, name, host, 80, "test", health, Instant.EPOCH, attributes);
        String id = ServiceData.id(of.id(), number);
        services.offer(id, serviceClaims.sign(of, claim(id, data)));
    }

    private <D extends Claimed> Claim<D> claim(String id, D what) {
        return new Claim<>(id, UUID.randomUUID(), sequence.incrementAndGet(), Instant.EPOCH, 60, what);
    }

    private static <D extends Claimed> Registry<D> registry(Claims<D> claims) {
        return new Registry<>(
                claims,
                (member, node) -> true,
                100,
                () -> 0,
                reason -> {
                    throw new AssertionError("rejected as " + reason);
                },
                (kind, claim) -> {});
    }
}
