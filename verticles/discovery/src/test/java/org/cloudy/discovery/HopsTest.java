package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.discovery.ClusterIT.within;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.discovery.Underlay.Endpoint;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HopsTest {
    private static final long OLD = Duration.ofMinutes(10).toMillis();

    private final Vertx vertx = Vertx.vertx();
    private final NodeId node = NodeIdentity.fresh().id();
    private final Map<NodeId, Endpoint> places = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> routersByPort = new ConcurrentHashMap<>();
    private final Queue<Promise<Boolean>> held = new ConcurrentLinkedQueue<>();
    private final Set<NodeId> changed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private volatile boolean hold;
    private volatile boolean late;

    private final Hops hops =
            new Hops(vertx.getOrCreateContext(), this::where, new HopSearch(this::reaches), now::get, changed::add);

    @BeforeEach
    void start() {
        hops.start();
    }

    @AfterEach
    void close() {
        hops.stop();
        vertx.close().await();
    }

    @Test
    @DisplayName("routers are counted once it is known where a node is, and a node on this machine has none")
    void counts() {
        NodeId neighbour = NodeIdentity.fresh().id();
        places.put(node, at(1, 3));
        places.put(neighbour, new Endpoint(address(2), false, true));

        look();

        within(60, () -> {
            assertThat(hops.to(node)).isEqualTo(3);
            assertThat(hops.to(neighbour)).isZero();
            assertThat(changed).containsExactlyInAnyOrder(node, neighbour);
        });
    }

    @Test
    @DisplayName("they are counted again when the node is elsewhere, and when ten minutes have passed; not before")
    void again() {
        places.put(node, at(1, 3));
        look();
        within(60, () -> assertThat(hops.to(node)).isEqualTo(3));
        int before = tries.get();

        now.set(OLD - 1);
        look();
        assertThat(tries).hasValue(before);

        now.set(OLD);
        routersByPort.put(1, 4);
        look();
        within(60, () -> assertThat(hops.to(node)).isEqualTo(4));

        places.put(node, at(2, 7));
        look();
        within(60, () -> assertThat(hops.to(node)).isEqualTo(7));
    }

    @Test
    @DisplayName("what is not known any longer is not told: a node that is nowhere, silent or gone")
    void forgets() {
        places.put(node, at(1, 3));
        look();
        within(60, () -> assertThat(hops.to(node)).isEqualTo(3));
        places.clear();
        look();
        within(60, () -> assertThat(hops.to(node)).isNull());

        places.put(node, at(1, 3));
        look();
        within(60, () -> assertThat(hops.to(node)).isEqualTo(3));
        places.put(node, at(2, HopSearch.MOST));
        look();
        within(60, () -> assertThat(hops.to(node)).isNull());

        places.put(node, at(1, 3));
        look();
        within(60, () -> assertThat(hops.to(node)).isEqualTo(3));
        hops.gone(node);
        within(60, () -> assertThat(hops.to(node)).isNull());
    }

    @Test
    @DisplayName("while the overlay does not say where nodes are, what was known stays")
    void late() {
        places.put(node, at(1, 3));
        look();
        within(60, () -> assertThat(hops.to(node)).isEqualTo(3));

        late = true;
        places.clear();
        look();

        assertThat(hops.to(node)).isEqualTo(3);
    }

    @Test
    @DisplayName("two nodes are probed at a time, and all have their turn")
    void bounded() {
        hold = true;
        List<NodeId> many = IntStream.range(1, 20)
                .mapToObj(port -> {
                    NodeId id = NodeIdentity.fresh().id();
                    places.put(id, at(port, 1));
                    return id;
                })
                .toList();

        look();

        within(60, () -> assertThat(held).hasSize(2));
        hold = false;
        held.forEach(probe -> probe.complete(true));
        within(
                60,
                () -> assertThat(many).allSatisfy(id -> assertThat(hops.to(id)).isNotNull()));
    }

    private Future<Map<NodeId, Endpoint>> where() {
        looks.incrementAndGet();
        return late ? Future.failedFuture("late") : Future.succeededFuture(Map.copyOf(places));
    }

    private Future<Boolean> reaches(Endpoint far, int ttl) {
        tries.incrementAndGet();
        if (hold) {
            Promise<Boolean> probe = Promise.promise();
            held.add(probe);
            return probe.future();
        }
        return Future.succeededFuture(
                ttl > routersByPort.getOrDefault(far.address().getPort(), HopSearch.MOST));
    }

    private void look() {
        int before = looks.get();
        hops.lookSoon();
        within(60, () -> assertThat(looks.get()).isGreaterThan(before));
    }

    private Endpoint at(int port, int routers) {
        routersByPort.put(port, routers);
        return new Endpoint(address(port), false, false);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
