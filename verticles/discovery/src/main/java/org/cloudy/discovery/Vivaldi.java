package org.cloudy.discovery;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cloudy.bus.NodeId;

/**
 * This node's network coordinate, which every round trip that is measured corrects a little: Vivaldi with heights (Dabek et al.,
 * "Vivaldi: A Decentralized Network Coordinate System", SIGCOMM 2004) with the constants of Serf and what it adds to that: a filter
 * of latencies and gravity (Ledlie et al., NSDI 2007), and an adjustment (Lee et al., IEEE/ACM Transactions on Networking 18.1,
 * 2010). Other than in Serf no peer can throw a node far: see {@link Surprises}. Safe for many threads.
 */
final class Vivaldi {
    private static final double ERROR_GAIN = 0.25;
    private static final double FORCE_GAIN = 0.25;
    private static final int ADJUSTMENT_WINDOW = 20;
    private static final double GRAVITY = 150;

    private final RandomGenerator random;
    private final LatencyFilter filter = new LatencyFilter();
    private final double[] adjustments = new double[ADJUSTMENT_WINDOW];
    private final Surprises moves = new Surprises();
    private final Surprises leftovers = new Surprises();
    private int oldest;
    private volatile Point own;

    /** @param start where the node was before, or {@link Point#ORIGIN} */
    Vivaldi(Point start, RandomGenerator random) {
        this.own = start;
        // What it was is not to be forgotten at the first measurement.
        Arrays.fill(adjustments, 2 * start.adjustment());
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
        double surprise = moves.add(time - from.distanceTo(other));
        double weight = from.error() / Math.max(from.error() + other.error(), Point.NOTHING);
        double wrongness = Math.abs(surprise) / time;
        double error = ERROR_GAIN * weight * wrongness + from.error() * (1 - ERROR_GAIN * weight);
        return from.withError(Math.min(error, Point.LARGEST_ERROR))
                .pushed(FORCE_GAIN * weight * surprise, other, random);
    }

    private Point adjusted(Point from, Point other, double time) {
        adjustments[oldest] = leftovers.add(time - from.rawDistanceTo(other));
        oldest = (oldest + 1) % ADJUSTMENT_WINDOW;
        return from.withAdjustment(Arrays.stream(adjustments).sum() / (2 * ADJUSTMENT_WINDOW));
    }
}
