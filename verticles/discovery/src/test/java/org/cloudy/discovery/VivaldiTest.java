package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class VivaldiTest {
    private static final Logger LOG = LoggerFactory.getLogger(VivaldiTest.class);
    private static final int NODES = 30;
    private static final int FIVE_MINUTES = 60;
    private static final double JITTER = 0.1;

    private final NodeId peer = NodeIdentity.fresh().id();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("after five minutes of 16 measurements every 5 s, half of the predictions are less than 10 % off")
    void converges(long seed) {
        assertConverges("plane", Topology.plane(NODES, seed));
        assertConverges("valleys", Topology.valleys(NODES, seed));
        assertConverges("mesh", Topology.mesh(NODES, seed));
    }

    @Test
    @DisplayName(
            "ways that nobody ever measured are predicted too: each of 60 nodes knows 8 others, the same all the time")
    void predictsTheUnmeasured() {
        int size = 2 * NODES;
        Topology plane = Topology.plane(size, 6);
        for (int round = 0; round < 2 * FIVE_MINUTES; round++) {
            for (int node = 0; node < size; node++) {
                for (int offset : new int[] {1, 3, 7, 12, 19, 26, 34, 47}) {
                    int known = (node + offset) % size;
                    plane.tell(node, known, plane.nodes.get(known).own(), JITTER);
                }
            }
        }

        LOG.info("8 of 60 known: median error {}", rounded(plane.median()));
        assertThat(plane.median()).isLessThan(0.15);
    }

    @Test
    @DisplayName("a node that comes later finds its place without moving the others much")
    void newcomer() {
        Topology plane = Topology.plane(NODES, 7);
        IntStream.range(0, FIVE_MINUTES).forEach(round -> plane.measureAmong(NODES - 1, 16, JITTER));
        double before = plane.quantile(NODES - 1, 0.5);

        plane.measure(20, 16, JITTER);

        assertThat(plane.median()).isLessThan(0.1);
        assertThat(plane.quantile(NODES - 1, 0.5)).isLessThan(before + 0.03);
    }

    @ParameterizedTest
    @ValueSource(strings = {"far", "wandering"})
    @DisplayName("three of 33 that lie about where they are do not spoil what the others predict of each other")
    void liars(String kind) {
        Random random = new Random(8);
        Topology plane = Topology.plane(NODES + 3, 8);

        for (int round = 0; round < FIVE_MINUTES; round++) {
            plane.measureAmong(NODES, 14, JITTER);
            for (int node = 0; node < NODES; node++) {
                int liar = NODES + random.nextInt(3);
                plane.tell(node, liar, kind.equals("far") ? lie(liar % 3, 9.9) : lie(random), JITTER);
            }
        }

        LOG.info("{} liars: median error {}", kind, rounded(plane.quantile(NODES, 0.5)));
        assertThat(plane.quantile(NODES, 0.5)).isLessThan(0.25);
    }

    @Test
    @DisplayName("a node that is far out, and sure of it, is back where it belongs within a minute of five peers")
    void comesBack() {
        Vivaldi lost = new Vivaldi(lie(7, 0.7).withError(0.1), new Random(10));

        for (int round = 0; round < 12; round++) {
            IntStream.range(0, 5).forEach(i -> lost.measured(peer, lie(i, 0.03).withError(0.1), 0.05));
        }

        assertThat(IntStream.range(0, 5)
                        .mapToDouble(i -> lost.own().distanceTo(lie(i, 0.03)))
                        .boxed())
                .allSatisfy(distance -> assertThat(distance).isBetween(0.045, 0.055));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.9})
    @DisplayName(
            "three of 33 that answer late and say they are near do not spoil what the others predict of each other")
    void lateLiars(double seconds) {
        Random random = new Random(9);
        Topology plane = Topology.plane(NODES + 3, 9);

        for (int round = 0; round < FIVE_MINUTES; round++) {
            plane.measureAmong(NODES, 14, JITTER);
            for (int node = 0; node < NODES; node++) {
                plane.waitFor(node, NODES + random.nextInt(3), lie(0, 0.0), seconds);
            }
        }

        LOG.info("liars {} s late: median error {}", seconds, rounded(plane.quantile(NODES, 0.5)));
        assertThat(plane.quantile(NODES, 0.5)).isLessThan(0.25);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("whatever is measured and told, the own coordinate is valid and predictions are numbers")
    void neverNaN(long seed) {
        Random random = new Random(seed);
        Vivaldi vivaldi = new Vivaldi(Point.ORIGIN, random);
        double[] times = {0, 1e-300, 1e-9, 1e-6, 0.001, 1, 9.99, 10, -1, 11, Double.NaN, Double.POSITIVE_INFINITY};

        for (int i = 0; i < 20_000; i++) {
            double time = times[random.nextInt(times.length)];
            Point other =
                    switch (random.nextInt(4)) {
                        case 0 -> Point.ORIGIN;
                        case 1 -> vivaldi.own();
                        case 2 -> lie(random);
                        default -> lie(random.nextInt(Point.DIMENSIONS), 10);
                    };
            vivaldi.measured(peer, other, time);

            assertThat(vivaldi.own().isValid()).isTrue();
            assertThat(vivaldi.own().distanceTo(other)).isFinite().isGreaterThan(0);
        }
    }

    @Test
    @DisplayName("it knows nothing until something was measured; a time that can't be is passed over")
    void unsettled() {
        Vivaldi vivaldi = new Vivaldi(Point.ORIGIN, new Random(1));
        Stream.of(-0.001, 10.1, Double.NaN).forEach(time -> vivaldi.measured(peer, Point.ORIGIN, time));
        assertThat(vivaldi.own().isSettled()).isFalse();

        vivaldi.measured(peer, Point.ORIGIN, 0.01);

        assertThat(vivaldi.own().isSettled()).isTrue();
    }

    @Test
    @DisplayName("what it adds to its predictions is not forgotten when it goes on from where it was")
    void keepsItsAdjustment() {
        Point before = Point.of(new Coordinate(Collections.nCopies(Point.DIMENSIONS, 0.01), 0.001, 0.004, 0.1));
        Vivaldi vivaldi = new Vivaldi(before, new Random(1));

        vivaldi.measured(peer, Point.ORIGIN, before.distanceTo(Point.ORIGIN));

        assertThat(vivaldi.own().adjustment()).isCloseTo(0.004, within(0.0002));
    }

    @Test
    @DisplayName("one slow answer of a peer moves nobody: the median of its last three counts")
    void filters() {
        LatencyFilter filter = new LatencyFilter();

        assertThat(filter.add(peer, 0.010)).isEqualTo(0.010);
        filter.add(peer, 0.011);
        assertThat(filter.add(peer, 5.0)).isEqualTo(0.011);
        assertThat(filter.add(peer, 0.012)).isEqualTo(0.012);
        filter.forget(peer);
        assertThat(filter.add(peer, 0.5)).isEqualTo(0.5);
    }

    private static void assertConverges(String name, Topology topology) {
        topology.measure(FIVE_MINUTES, 16, JITTER);
        LOG.info(
                "{}: median error {}, of nine in ten less than {}",
                name,
                rounded(topology.median()),
                rounded(topology.quantile(NODES, 0.9)));
        assertThat(topology.median()).as(name).isLessThan(0.1);
    }

    private static Point lie(int direction, double seconds) {
        List<Double> vector = IntStream.range(0, Point.DIMENSIONS)
                .mapToObj(i -> i == direction ? seconds : 0.0)
                .toList();
        return Point.of(new Coordinate(vector, 0, 0, 0));
    }

    private static Point lie(Random random) {
        List<Double> vector = random.doubles(Point.DIMENSIONS, -10, 10).boxed().toList();
        return Point.of(new Coordinate(
                vector, 10 * random.nextDouble(), random.nextDouble(-10, 10), Point.LARGEST_ERROR * random.nextInt(2)));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
