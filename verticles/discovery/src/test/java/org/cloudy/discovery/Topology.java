package org.cloudy.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.NodeIdentity;

/** Nodes with known delays between them, in seconds, that measure each other with jitter. */
final class Topology {
    final List<Vivaldi> nodes;
    private final List<NodeId> ids;
    private final double[][] truth;
    private final Random random;

    private Topology(double[][] truth, Random random) {
        this.truth = truth;
        this.random = random;
        this.ids = IntStream.range(0, truth.length)
                .mapToObj(node -> NodeIdentity.fresh().id())
                .toList();
        this.nodes = ids.stream().map(id -> new Vivaldi(Point.ORIGIN, random)).toList();
    }

    /** Nodes on a plane 80 ms wide, each behind an access link that adds 1 to 15 ms. */
    static Topology plane(int size, long seed) {
        Random random = new Random(seed);
        double[][] place = places(size, random, 0.08);
        double[] access = IntStream.range(0, size)
                .mapToDouble(node -> 0.001 + 0.014 * random.nextDouble())
                .toArray();
        return between(
                size,
                random,
                (one, other) -> Math.hypot(place[one][0] - place[other][0], place[one][1] - place[other][1])
                        + access[one]
                        + access[other]);
    }

    /** Three valleys, in each of which all is near; 20 to 60 ms from one to the other. */
    static Topology valleys(int size, long seed) {
        Random random = new Random(seed);
        double[][] link = {{0, 0.02, 0.06}, {0.02, 0, 0.05}, {0.06, 0.05, 0}};
        double[] access = IntStream.range(0, size)
                .mapToDouble(node -> 0.001 + 0.004 * random.nextDouble())
                .toArray();
        return between(size, random, (one, other) -> link[one % 3][other % 3] + access[one] + access[other]);
    }

    /** Radio links of 1 to 4 ms between neighbours on a grid: the way is the quickest one through the mesh. */
    static Topology mesh(int size, long seed) {
        Random random = new Random(seed);
        int width = (int) Math.ceil(Math.sqrt(size));
        double[][] delay = new double[size][size];
        for (int one = 0; one < size; one++) {
            for (int other = 0; other < size; other++) {
                delay[one][other] = one == other ? 0 : 1e9;
            }
        }
        for (int node = 0; node < size; node++) {
            for (int next : new int[] {node + 1, node + width}) {
                if (next < size && (next != node + 1 || next % width != 0)) {
                    delay[node][next] = 0.001 + 0.003 * random.nextDouble();
                    delay[next][node] = delay[node][next];
                }
            }
        }
        for (int over = 0; over < size; over++) {
            for (int one = 0; one < size; one++) {
                for (int other = 0; other < size; other++) {
                    delay[one][other] = Math.min(delay[one][other], delay[one][over] + delay[over][other]);
                }
            }
        }
        return new Topology(delay, random);
    }

    /** Each node asks so many others, chosen at random, in each round; {@code jitter} is relative. */
    void measure(int rounds, int peers, double jitter) {
        for (int round = 0; round < rounds; round++) {
            measureAmong(nodes.size(), peers, jitter);
        }
    }

    /** One round among the first {@code count} nodes. */
    void measureAmong(int count, int peers, double jitter) {
        for (int node = 0; node < count; node++) {
            for (int ask = 0; ask < peers; ask++) {
                int peer = random.nextInt(count);
                if (peer != node) {
                    tell(node, peer, nodes.get(peer).own(), jitter);
                }
            }
        }
    }

    /** A node measures the way to a peer that says it is at a place. */
    void tell(int node, int peer, Point place, double jitter) {
        // Most answers are a little late, some very.
        double late = random.nextInt(50) == 0 ? 5 * random.nextDouble() : jitter * random.nextDouble();
        nodes.get(node).measured(ids.get(peer), place, truth[node][peer] * (1 + late));
    }

    /** A peer that says it is at a place lets a node wait for its answer. */
    void waitFor(int node, int peer, Point place, double seconds) {
        nodes.get(node).measured(ids.get(peer), place, seconds);
    }

    /** Half of all predictions are off by less. */
    double median() {
        return quantile(nodes.size(), 0.5);
    }

    /** How far predictions between the first {@code count} nodes are off, relative to the truth: so many are less. */
    double quantile(int count, double share) {
        List<Double> errors = new ArrayList<>();
        for (int one = 0; one < count; one++) {
            for (int other = one + 1; other < count; other++) {
                double predicted =
                        nodes.get(one).own().distanceTo(nodes.get(other).own());
                errors.add(Math.abs(predicted - truth[one][other]) / truth[one][other]);
            }
        }
        Collections.sort(errors);
        return errors.get((int) (share * (errors.size() - 1)));
    }

    @FunctionalInterface
    private interface Delay {
        double between(int one, int other);
    }

    private static Topology between(int size, Random random, Delay delay) {
        double[][] truth = new double[size][size];
        for (int one = 0; one < size; one++) {
            for (int other = 0; other < size; other++) {
                truth[one][other] = delay.between(one, other);
            }
        }
        return new Topology(truth, random);
    }

    private static double[][] places(int size, Random random, double width) {
        return IntStream.range(0, size)
                .mapToObj(node -> new double[] {random.nextDouble() * width, random.nextDouble() * width})
                .toArray(double[][]::new);
    }
}
