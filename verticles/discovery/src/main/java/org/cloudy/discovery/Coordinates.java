package org.cloudy.discovery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Coordinate;
import org.jspecify.annotations.Nullable;

/**
 * Where this node and the others are in the network, and so how far each is. Other nodes say where they are themselves: what
 * can't be is refused and counted, and what is wrong makes only the predictions for that node wrong. Any thread may read.
 */
final class Coordinates {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NodeId self;
    private final Vivaldi vivaldi;
    private final Counter refused;
    private final Map<NodeId, Point> peers = new ConcurrentHashMap<>();

    /** @param start where this node was before, or {@link Point#ORIGIN} */
    Coordinates(NodeId self, Point start, MeterRegistry metrics) {
        this.self = self;
        this.vivaldi = new Vivaldi(start, RandomGenerator.getDefault());
        this.refused = Counter.builder("cloudy.coordinate.refused")
                .description("Network coordinates of other nodes that can't be")
                .register(metrics);
    }

    /** Where this node believes to be. */
    Coordinate own() {
        return vivaldi.own().told();
    }

    /** How far its predictions are off, relative to what was measured. */
    double error() {
        return vivaldi.own().error();
    }

    /** A node answered, and said where it is. */
    void answered(NodeId node, @Nullable Coordinate told, Duration time) {
        announced(node, told);
        Point there = peers.get(node);
        if (told != null && there != null) {
            vivaldi.measured(node, there, time.toNanos() / NANOS);
        }
    }

    /** A node says where it is. */
    void announced(NodeId node, @Nullable Coordinate told) {
        if (told == null || node.equals(self)) {
            return;
        }
        Point there = Point.of(told);
        if (there.isValid()) {
            peers.put(node, there);
        } else {
            refuse(node);
        }
    }

    /** What a node says of where it is can't be: then nothing is predicted. */
    void refuse(NodeId node) {
        refused.increment();
        peers.remove(node);
    }

    void gone(NodeId node) {
        peers.remove(node);
        vivaldi.forget(node);
    }

    /** The round-trip time that is predicted, in milliseconds; null until both nodes have measured something. */
    @Nullable
    Double to(NodeId node) {
        Point here = vivaldi.own();
        Point there = peers.get(node);
        return there == null || !here.isSettled() || !there.isSettled()
                ? null
                : RoundTrip.millis(Math.round(here.distanceTo(there) * NANOS));
    }
}
