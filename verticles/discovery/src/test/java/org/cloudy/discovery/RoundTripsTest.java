package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.discovery.ClusterIT.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Pong;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Other nodes are consumers on a bus of this JVM, which say what a test wants them to. */
class RoundTripsTest {
    private static final Duration INTERVAL = Duration.ofMillis(400);
    private static final Coordinate SOMEWHERE = new Coordinate(Collections.nCopies(8, 0.001), 0.001, 0, 0.3);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Coordinates coordinates = new Coordinates(NodeIdentity.fresh().id(), Point.ORIGIN, metrics);
    private final Queue<NodeId> asked = new ConcurrentLinkedQueue<>();
    private final Set<NodeId> changed = ConcurrentHashMap.newKeySet();
    private final RoundTrips roundTrips =
            new RoundTrips(vertx.getOrCreateContext(), Clock.systemUTC(), INTERVAL, metrics, new RoundTrips.Listener() {
                @Override
                public void answered(NodeId node, Pong pong, Duration time) {
                    coordinates.answered(node, pong.coordinate(), time);
                }

                @Override
                public void garbled(NodeId node) {
                    coordinates.refuse(node);
                }

                @Override
                public void changed(NodeId node) {
                    changed.add(node);
                }
            });

    @BeforeEach
    void start() {
        roundTrips.start();
    }

    @AfterEach
    void close() {
        roundTrips.stop();
        vertx.close().await();
    }

    @Test
    @DisplayName("a few nodes are all measured in every interval, a new one some times at once")
    void few() {
        List<NodeId> nodes = nodes(3, new Pong(SOMEWHERE, null));
        nodes.forEach(roundTrips::appeared);

        within(
                60,
                () -> assertThat(nodes).allSatisfy(node -> {
                    assertThat(roundTrips.to(node)).isNotNull().isPositive();
                    assertThat(roundTrips.history(node).samples()).hasSizeGreaterThan(RoundTrip.SAMPLES);
                    assertThat(coordinates.to(node)).isNotNull().isPositive();
                }));
        assertThat(changed).containsAll(nodes);
    }

    @Test
    @DisplayName("of a hundred nodes only some are measured in an interval, and in the end all of them")
    void many() {
        List<NodeId> nodes = nodes(100, new Pong(SOMEWHERE, null));
        long begun = System.nanoTime();
        nodes.forEach(roundTrips::appeared);

        within(120, () -> assertThat(changed).containsAll(nodes));

        long intervals = (System.nanoTime() - begun) / INTERVAL.toNanos() + 1;
        int bursts = RoundTrips.FEW * RoundTrip.SAMPLES;
        assertThat(intervals).isGreaterThanOrEqualTo(100 / RoundTrips.FEW);
        // Of each the first answer is not counted.
        assertThat(asked.size()).isLessThanOrEqualTo((int) (intervals * RoundTrips.FEW) + bursts + nodes.size());
    }

    @Test
    @DisplayName("a node that says nothing of where it is, as older versions, is measured but not predicted")
    void older() {
        NodeId node = node(message -> message.reply(new JsonObject()));
        roundTrips.appeared(node);

        within(60, () -> assertThat(roundTrips.to(node)).isNotNull());
        assertThat(coordinates.to(node)).isNull();
        assertThat(refused()).isZero();
    }

    @Test
    @DisplayName("coordinates that can't be are refused and counted, the time to their node is measured all the same")
    void hostile() {
        List<Coordinate> lies = List.of(
                new Coordinate(Collections.nCopies(8, Double.NaN), 0.001, 0, 0.3),
                new Coordinate(Collections.nCopies(8, 0.0), Double.POSITIVE_INFINITY, 0, 0.3),
                new Coordinate(Collections.nCopies(8, 1e12), 0.001, 0, 0.3),
                new Coordinate(Collections.nCopies(3, 0.0), 0.001, 0, 0.3));
        List<NodeId> nodes = lies.stream()
                .map(lie -> nodes(1, new Pong(lie, null)).getFirst())
                .toList();
        nodes.forEach(roundTrips::appeared);

        within(60, () -> {
            assertThat(nodes).allSatisfy(node -> assertThat(roundTrips.to(node)).isNotNull());
            assertThat(refused()).isGreaterThanOrEqualTo(nodes.size() * RoundTrip.SAMPLES);
        });
        assertThat(nodes).allSatisfy(node -> assertThat(coordinates.to(node)).isNull());
        assertThat(coordinates.own()).isEqualTo(Point.ORIGIN.told());
    }

    @Test
    @DisplayName("an answer that is no pong is a lost one, and counted")
    void garbled() {
        JsonObject nonsense = new JsonObject()
                .put(
                        "coordinate",
                        new JsonObject().put("vector", new JsonArray().add("x").addNull()));
        NodeId node = node(message -> message.reply(nonsense));
        roundTrips.appeared(node);

        within(60, () -> assertThat(roundTrips.history(node).loss()).isEqualTo(100.0));
        assertThat(refused()).isPositive();
        assertThat(roundTrips.to(node)).isNull();
    }

    @Test
    @DisplayName("a node that is gone is asked no more and not known any longer")
    void gone() {
        NodeId node = nodes(1, new Pong(SOMEWHERE, null)).getFirst();
        roundTrips.appeared(node);
        within(60, () -> assertThat(roundTrips.to(node)).isNotNull());

        roundTrips.gone(node);

        within(60, () -> assertThat(roundTrips.to(node)).isNull());
        assertThat(roundTrips.history(node)).isEqualTo(RttHistory.Summary.EMPTY);
    }

    private double refused() {
        return metrics.get("cloudy.coordinate.refused").counter().count();
    }

    private List<NodeId> nodes(int count, Pong pong) {
        return IntStream.range(0, count)
                .mapToObj(i -> node(message -> message.reply(Wire.toJson(pong))))
                .toList();
    }

    private NodeId node(Consumer<Message<Object>> answer) {
        NodeId id = NodeIdentity.fresh().id();
        vertx.eventBus().consumer(DiscoveryContract.PING.addressAt(id), message -> {
            asked.add(id);
            answer.accept(message);
        });
        return id;
    }
}
