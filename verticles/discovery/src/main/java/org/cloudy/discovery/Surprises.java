package org.cloudy.discovery;

import java.util.Arrays;

/**
 * How far the last measurements were from what was predicted, in seconds. Peers that lie, or hold their answers back, are a
 * surprise each time, while those of honest ones become small: what is many times the usual counts as so many times only (in the
 * manner of Seibert et al., "Newton: Securing Virtual Coordinates by Enforcing Physical Laws", ICDCS 2012). When this node itself
 * is elsewhere, all are surprises, and so none is held back. Half of the peers that lie are too many.
 */
final class Surprises {
    private static final int WINDOW = 20;
    private static final double MOST = 4;

    private final double[] last = new double[WINDOW];
    private int next;
    private int size;

    /** Counts a surprise in; returns what it counts as, with its sign. */
    double add(double surprise) {
        last[next] = Math.abs(surprise);
        next = (next + 1) % WINDOW;
        size = Math.min(size + 1, WINDOW);
        double[] sorted = Arrays.copyOf(last, size);
        Arrays.sort(sorted);
        double most = MOST * sorted[size / 2];
        return Math.clamp(surprise, -most, most);
    }
}
