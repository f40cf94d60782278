package org.cloudy.discovery;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cloudy.bus.NodeId;

/**
 * This node's network coordinate, which every round trip that is measured corrects a little: Vivaldi with heights (Dabek et al.,
 * "Vivaldi: A Decentralized Network Coordinate System", SIGCOMM 2004) with the constants of Serf and what it adds to that: a filter
 * of latencies and gravity (Ledlie et al., NSDI 2007), and an adjustment (Lee et al., IEEE/ACM Transactions on Networking 18.1,
 * 2010). Safe for many threads.
 */
final class Vivaldi {
    private static final double ERROR_GAIN = 0.25;
    private static final double FORCE_GAIN = 0.25;
    private static final int ADJUSTMENT_WINDOW = 20;
    private static final double GRAVITY = 150;

    private final RandomGenerator random;
    private final LatencyFilter filter = new LatencyFilter();
    private final double[] adjustments = new double[ADJUSTMENT_WINDOW];
    private int oldest;
    private volatile Point own;

    /** @param start where the node was before, or {@link Point#ORIGIN} */
    Vivaldi(Point start, RandomGenerator random) {
        this.own = start;
        this.random = random;
    }

    Point own() {
        return own;
    }

    /**
     * Takes a measured round trip into account.
     *
     * @param other the peer's coordinate, which must be valid
     * @param seconds one that can't be is passed over: below nothing, or longer than {@link Point#FARTHEST}
     */
    synchronized void measured(NodeId peer, Point other, double seconds) {
        if (!(seconds >= 0 && seconds <= Point.FARTHEST)) {
            return;
        }
        double time = Math.max(filter.add(peer, seconds), Point.NOTHING);
        Point moved = adjusted(moved(own, other, time), other, time);
        Point settled = moved.pushed(-Math.pow(moved.distanceTo(Point.ORIGIN) / GRAVITY, 2), Point.ORIGIN, random);
        own = settled.isValid() ? settled : Point.ORIGIN;
    }

    /** The peer is gone. */
    synchronized void forget(NodeId peer) {
        filter.forget(peer);
    }

    private Point moved(Point from, Point other, double time) {
        double distance = believed(from.distanceTo(other), time);
        double weight = from.error() / Math.max(from.error() + other.error(), Point.NOTHING);
        double wrongness = Math.abs(distance - time) / time;
        double error = ERROR_GAIN * weight * wrongness + from.error() * (1 - ERROR_GAIN * weight);
        return from.withError(Math.min(error, Point.LARGEST_ERROR))
                .pushed(FORCE_GAIN * weight * (time - distance), other, random);
    }

    private Point adjusted(Point from, Point other, double time) {
        adjustments[oldest] = time - believed(from.rawDistanceTo(other), time);
        oldest = (oldest + 1) % ADJUSTMENT_WINDOW;
        return from.withAdjustment(Arrays.stream(adjustments).sum() / (2 * ADJUSTMENT_WINDOW));
    }

    /**
     * What Serf does not do: a distance counts as twice the time that was measured at most. The time is our own measurement, the
     * distance rests on what the peer says of itself, and a peer that says it is far out would else throw us there at once.
     */
    private static double believed(double distance, double time) {
        return Math.min(distance, 2 * time);
    }
}
