package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.core.ThrowingRunnable;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceChange;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.Version;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discovery in a real cluster of two or three members on loopback. */
class ClusterIT {
    private static final int PORT_A = FreePorts.one();
    private static final int PORT_B = FreePorts.one();

    @TempDir
    static Path folder;

    private static TestNode a;
    private static TestNode b;

    @BeforeAll
    static void start() throws IOException {
        a = TestNode.start(folder("a"), "alpha", PORT_A, List.of());
        b = TestNode.start(folder("b"), "beta", PORT_B, List.of(PORT_A));
        within(90, () -> assertThat(a.nodes()).hasSize(2));
        within(90, () -> assertThat(b.nodes()).hasSize(2));
    }

    @AfterAll
    static void stop() {
        b.close();
        a.close();
    }

    @Test
    @DisplayName("what one node publishes the other sees soon, and no longer once it is withdrawn")
    void publishAndWithdraw() {
        ServiceInstance published = a.publish("_http._tcp", "Web of alpha", 8001);

        soon(() -> assertThat(b.service(published.id())).hasValueSatisfying(seen -> {
            assertThat(seen.name()).isEqualTo("Web of alpha");
            assertThat(seen.node()).isEqualTo(a.id());
            assertThat(seen.host()).isEqualTo("127.0.0.1");
            assertThat(seen.since()).isEqualTo(published.since());
        }));
        assertThat(a.service(published.id())).isPresent();

        a.withdraw(published.id());

        assertThat(a.service(published.id())).isEmpty();
        soon(() -> assertThat(b.service(published.id())).isEmpty());
    }

    @Test
    @DisplayName("a change is told on the other node's bus: appeared, then gone")
    void changesAreTold() {
        Queue<ServiceChange> told = new ConcurrentLinkedQueue<>();
        TestNode.await(DiscoveryContract.SERVICES_CHANGED.subscribe(b.vertx.eventBus(), told::add));

        ServiceInstance published = a.publish("_http._tcp", "Told", 8002);
        soon(() -> assertThat(kinds(told, published)).containsExactly(ChangeKind.APPEARED));
        a.withdraw(published.id());

        soon(() -> assertThat(kinds(told, published)).containsExactly(ChangeKind.APPEARED, ChangeKind.GONE));
    }

    @Test
    @DisplayName(
            "nodes are listed with this one first, their web page and version, and the measured round-trip time, never a made-up one")
    void nodes() {
        within(
                60,
                () -> assertThat(b.nodes())
                        .allSatisfy(node -> assertThat(node.rttMs()).isNotNull().isGreaterThan(0)));

        List<NodeView> nodes = b.nodes();
        assertThat(nodes).extracting(NodeView::name).containsExactly("beta", "alpha");
        assertThat(nodes).extracting(NodeView::self).containsExactly(true, false);
        assertThat(nodes).extracting(NodeView::web).containsOnly("http://127.0.0.1:7000");
        assertThat(nodes).extracting(NodeView::version).containsOnly(Version.CURRENT);
    }

    @Test
    @DisplayName("there are no routers between nodes of one machine")
    void hops() {
        ServiceInstance published = a.publish("_http._tcp", "Near", 8014);

        within(60, () -> {
            assertThat(b.nodes()).extracting(NodeView::hops).containsExactly(0, 0);
            assertThat(b.service(published.id()))
                    .hasValueSatisfying(service -> assertThat(service.hops()).isZero());
        });
        a.withdraw(published.id());
    }

    @Test
    @DisplayName("each node predicts the time to the other, and tells how it was lately")
    void distances() {
        within(
                60,
                () -> assertThat(b.nodes())
                        .extracting(NodeView::estimatedMs)
                        .satisfiesExactly(
                                self -> assertThat(self).isNull(),
                                other -> assertThat(other).isBetween(0.0, 1_000.0)));

        assertThat(b.distances()).singleElement().satisfies(distance -> {
            assertThat(distance.name()).isEqualTo("alpha");
            assertThat(distance.history()).hasSizeGreaterThanOrEqualTo(1);
            assertThat(distance.minMs()).isPositive().isLessThanOrEqualTo(distance.medianMs());
            assertThat(distance.medianMs()).isLessThanOrEqualTo(distance.p95Ms());
            assertThat(distance.lossPercent()).isLessThan(100);
        });
    }

    @Test
    @DisplayName("a node goes on from the place in the network where it was when it stopped")
    void placeIsKept() throws IOException {
        Path home = folder("place");
        try (TestNode c = TestNode.start(home, "placed", FreePorts.one(), List.of(PORT_A, PORT_B))) {
            within(60, () -> assertThat(c.coordinate().error()).isLessThan(Point.LARGEST_ERROR));
        }

        // Alone it measures nothing, and so says what it knew before.
        try (TestNode again = TestNode.start(home, "placed", FreePorts.one(), List.of())) {
            assertThat(again.coordinate().error()).isLessThan(Point.LARGEST_ERROR);
        }
    }

    @Test
    @DisplayName("a renamed node has its new name on the other node at once")
    void rename() {
        a.name.change("alef");

        soon(() -> assertThat(b.nodes()).extracting(NodeView::name).contains("alef"));
        a.name.change("alpha");
        soon(() -> assertThat(b.nodes()).extracting(NodeView::name).contains("alpha"));
    }

    @Test
    @DisplayName("the owner checks a service: it passes while it listens, and is critical after two failures")
    void health() throws IOException {
        ServiceInstance published;
        try (ServerSocket service = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            published = a.publish(
                    new Publication("_http._tcp", "Checked", null, service.getLocalPort(), Map.of(), null, null));
            soon(() -> assertThat(b.service(published.id()))
                    .hasValueSatisfying(seen -> assertThat(seen.health()).isEqualTo(Health.PASSING)));
        }

        within(
                60,
                () -> assertThat(b.service(published.id()))
                        .hasValueSatisfying(seen -> assertThat(seen.health()).isEqualTo(Health.CRITICAL)));
        a.withdraw(published.id());
    }

    @Test
    @DisplayName("a node that dies is gone soon with all that it published, also from the shared maps")
    void killed() throws IOException {
        TestNode c = TestNode.start(folder("killed"), "gamma", FreePorts.one(), List.of(PORT_A, PORT_B));
        ServiceInstance published = c.publish("_http._tcp", "Short-lived", 8003);
        within(60, () -> assertThat(b.service(published.id())).isPresent());
        within(60, () -> assertThat(b.nodes()).extracting(NodeView::node).contains(c.id()));

        c.cluster.getLifecycleService().terminate();

        soon(() -> {
            assertThat(a.service(published.id())).isEmpty();
            assertThat(b.service(published.id())).isEmpty();
            assertThat(b.nodes()).extracting(NodeView::node).doesNotContain(c.id());
        });
        soon(() -> {
            assertThat(services(a).get(published.id())).isNull();
            assertThat(nodeEntries(a).get(c.id().value())).isNull();
        });
        c.close();
    }

    @Test
    @DisplayName("a node that leaves in order takes its services along at once")
    void leaves() throws IOException {
        TestNode c = TestNode.start(folder("leaves"), "delta", FreePorts.one(), List.of(PORT_A, PORT_B));
        ServiceInstance published = c.publish("_http._tcp", "Polite", 8004);
        within(60, () -> assertThat(b.service(published.id())).isPresent());

        c.close();

        soon(() -> assertThat(b.service(published.id())).isEmpty());
    }

    @Test
    @DisplayName("after a restart a node's services are back with the same id and the same since")
    void restart() throws IOException {
        Path data = folder("restart");
        TestNode before = TestNode.start(data, "epsilon", FreePorts.one(), List.of(PORT_A, PORT_B));
        ServiceInstance first = before.publish("_http._tcp", "Withdrawn", 8005);
        ServiceInstance published = before.publish("_http._tcp", "Lasting", 8006);
        before.withdraw(first.id());
        before.kill();

        TestNode after = TestNode.start(data, "epsilon", FreePorts.one(), List.of(PORT_A, PORT_B));

        soon(() -> assertThat(b.service(published.id())).hasValueSatisfying(seen -> {
            assertThat(seen.since()).isEqualTo(published.since());
            assertThat(seen.name()).isEqualTo("Lasting");
        }));
        assertThat(after.service(first.id())).isEmpty();
        assertThat(after.publish("_http._tcp", "Next", 8007).id()).isEqualTo(after.id() + "/3");
        after.close();
    }

    @Test
    @DisplayName("what a hostile member puts into the map is ignored and counted, whatever it is")
    void garbage() {
        int before = b.services().size();
        NodeIdentity stranger = NodeIdentity.fresh();
        IMap<Object, Object> map = services(a);
        double garbage = b.rejected(Reason.GARBAGE);

        map.set("nonsense", "no JSON");
        map.set("number", 42);
        map.set("long", "x".repeat(1_000_000));
        map.set(a.id() + "/77", claim(stranger, a.id() + "/77", "In another's name"));
        map.set(stranger.id() + "/1", claim(stranger, stranger.id() + "/1", "n".repeat(1_000)));
        map.set(stranger.id() + "/2", claim(stranger, stranger.id() + "/2", "Of no member"));

        soon(() -> {
            assertThat(b.rejected(Reason.GARBAGE) - garbage).isEqualTo(2);
            assertThat(b.rejected(Reason.TOO_LONG)).isEqualTo(1);
            assertThat(b.rejected(Reason.FOREIGN_ID)).isEqualTo(1);
            assertThat(b.rejected(Reason.BAD_FIELD)).isEqualTo(1);
        });
        soon(() -> assertThat(b.rejected(Reason.NOT_A_MEMBER)).isEqualTo(1));
        assertThat(b.services()).hasSize(before);
        soon(() -> assertThat(map.get(a.id() + "/77")).isNull());
        List.of("nonsense", "number", "long", stranger.id() + "/1", stranger.id() + "/2")
                .forEach(map::delete);
    }

    @Test
    @DisplayName("the owner puts back what somebody removed, overwrote or cleared from the map")
    void restored() {
        ServiceInstance published = a.publish("_http._tcp", "Stubborn", 8008);
        soon(() -> assertThat(b.service(published.id())).isPresent());
        IMap<Object, Object> map = services(b);

        map.remove(published.id());
        soon(() -> assertThat(map.get(published.id())).isNotNull());
        map.delete(published.id());
        soon(() -> assertThat(map.get(published.id())).isNotNull());
        map.set(published.id(), "mine now");
        soon(() -> assertThat(map.get(published.id())).isNotEqualTo("mine now"));
        map.clear();
        soon(() -> assertThat(map.get(published.id())).isNotNull());
        a.withdraw(published.id());
        soon(() -> assertThat(b.service(published.id())).isEmpty());
    }

    @Test
    @DisplayName("the registry works on after somebody destroyed its map with all who listened")
    void destroyed() {
        ServiceInstance published = a.publish("_http._tcp", "Survivor", 8012);
        soon(() -> assertThat(b.service(published.id())).isPresent());

        services(b).destroy();

        within(60, () -> assertThat(services(b).get(published.id())).isNotNull());
        within(90, () -> {
            ServiceInstance later = a.publish("_http._tcp", "After", 8013);
            try {
                within(3, () -> assertThat(b.service(later.id())).isPresent());
            } finally {
                a.withdraw(later.id());
            }
        });
        a.withdraw(published.id());
    }

    @Test
    @DisplayName("an announcement that was withdrawn does not come back when somebody puts it into the map again")
    void replayed() {
        ServiceInstance published = a.publish("_http._tcp", "Once", 8010);
        Object old = services(b).get(published.id());
        a.withdraw(published.id());
        soon(() -> assertThat(b.service(published.id())).isEmpty());
        double before = b.rejected(Reason.REPLAYED);

        services(b).set(published.id(), old);

        soon(() -> assertThat(b.rejected(Reason.REPLAYED)).isGreaterThan(before));
        soon(() -> assertThat(services(b).get(published.id())).isNull());
        assertThat(b.service(published.id())).isEmpty();
    }

    @Test
    @DisplayName("invalid, double, unknown and foreign requests each get the failure that says so")
    void failures() {
        ServiceInstance published = a.publish("_http._tcp", "Mine", 8011);
        soon(() -> assertThat(b.service(published.id())).isPresent());

        assertThatThrownBy(() -> a.publish("_http._tcp", "Same place", 8011))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT);
                    assertThat(failure).hasMessageContaining("8011");
                });
        assertThatThrownBy(() -> a.publish("http", "", 0))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly("type", "name", "port"));
        assertThatThrownBy(() -> b.withdraw(published.id())).satisfies(code(FailureCode.FORBIDDEN));
        assertThatThrownBy(() -> a.withdraw(a.id() + "/999")).satisfies(code(FailureCode.NOT_FOUND));
        a.withdraw(published.id());
    }

    @Test
    @DisplayName(
            "what a capability published a person cannot withdraw, who is told where to; what is left of one that is gone, can")
    void owned() {
        Caller person = new Caller("alice", Role.ADMIN);
        ServiceInstance owned = a.publish(owned("discovery", 8012));
        ServiceInstance left = a.publish(owned("gone", 8013));

        assertThatThrownBy(() -> a.withdraw(owned.id(), person)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT);
            assertThat(failure).hasMessageContaining("cloudy withdraw discovery");
        });
        assertThat(a.service(owned.id())).isPresent();

        a.withdraw(left.id(), person);
        a.withdraw(owned.id());
        assertThat(a.service(left.id())).isEmpty();
        assertThat(a.service(owned.id())).isEmpty();
    }

    private static Publication owned(String owner, int port) {
        return new Publication("_http._tcp", "Owned", null, port, Map.of(), TestNode.UNCHECKED, owner);
    }

    /** Before an announcement is renewed, after 20 s, or its lease ends: how soon, the load tests measure. */
    static void soon(ThrowingRunnable condition) {
        within(15, condition);
    }

    static void within(int seconds, ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(condition);
    }

    private static java.util.function.Consumer<Throwable> code(FailureCode code) {
        return cause -> assertThat(((Failure) cause).code()).isEqualTo(code);
    }

    private static List<ChangeKind> kinds(Queue<ServiceChange> told, ServiceInstance of) {
        return told.stream()
                .filter(change -> change.service().id().equals(of.id()))
                .map(ServiceChange::kind)
                .toList();
    }

    private static String claim(NodeIdentity signer, String id, String name) {
        ServiceData data =
                new ServiceData("_http._tcp", name, "127.0.0.1", 80, "test", Health.PASSING, Instant.EPOCH, Map.of());
        return new Claims<>(ServiceData.class)
                .sign(signer, new Claim<>(id, UUID.randomUUID(), 1, Instant.now(), 60, data));
    }

    private static IMap<Object, Object> services(TestNode node) {
        return node.cluster.getMap("cloudy.services");
    }

    private static IMap<Object, Object> nodeEntries(TestNode node) {
        return node.cluster.getMap("cloudy.nodes");
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
