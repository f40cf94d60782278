package org.cloudy.discovery;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.cloudy.bus.discovery.Coordinate;

/** A network coordinate to calculate with, in seconds. The terms and constants are those of Serf. */
final class Point {
    static final int DIMENSIONS = 8;
    static final double LARGEST_ERROR = 1.5;
    static final double LEAST_HEIGHT = 10e-6;

    /** No round trip that counts takes longer, and so no honest coordinate is farther out. */
    static final double FARTHEST = 10;

    /** Less than this is nothing. */
    static final double NOTHING = 1e-6;

    /** Where every node begins. */
    static final Point ORIGIN = new Point(new double[DIMENSIONS], LEAST_HEIGHT, 0, LARGEST_ERROR);

    private static final double NANO = 1e9;

    private final double[] vector;
    private final double height;
    private final double adjustment;
    private final double error;

    private Point(double[] vector, double height, double adjustment, double error) {
        this.vector = vector;
        this.height = height;
        this.adjustment = adjustment;
        this.error = error;
    }

    /** What somebody says, which may be anything: see {@link #isValid}. */
    static Point of(Coordinate told) {
        // A longer vector is no valid one, and need not be copied whole to tell.
        double[] vector = told.vector().stream()
                .limit(DIMENSIONS + 1)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new Point(vector, told.height(), told.adjustment(), told.error());
    }

    /** As it travels, to the nanosecond. */
    Coordinate told() {
        return new Coordinate(
                Arrays.stream(vector).mapToObj(Point::rounded).toList(),
                rounded(height),
                rounded(adjustment),
                rounded(error));
    }

    /** Whether it can be that of an honest node: of the right dimension, with numbers in bounds. NaN never is. */
    boolean isValid() {
        return vector.length == DIMENSIONS
                && Arrays.stream(vector).allMatch(part -> Math.abs(part) <= FARTHEST)
                && height >= 0
                && height <= FARTHEST
                && Math.abs(adjustment) <= FARTHEST
                && error >= 0
                && error <= LARGEST_ERROR;
    }

    /** Whether its node has measured anything yet: before, it is at a place that says nothing. */
    boolean isSettled() {
        return error < LARGEST_ERROR;
    }

    double error() {
        return error;
    }

    double adjustment() {
        return adjustment;
    }

    /** The round-trip time that is predicted. */
    double distanceTo(Point other) {
        double raw = rawDistanceTo(other);
        double adjusted = raw + adjustment + other.adjustment;
        return adjusted > 0 ? adjusted : raw;
    }

    /** The same without the adjustments. */
    double rawDistanceTo(Point other) {
        return length(minus(other)) + height + other.height;
    }

    /** Pushed away from another point by a force, or pulled there if it is negative. */
    Point pushed(double force, Point from, RandomGenerator random) {
        double[] direction = minus(from);
        double length = length(direction);
        double newHeight =
                length > NOTHING ? Math.max((height + from.height) * force / length + height, LEAST_HEIGHT) : height;
        double[] unit = length > NOTHING ? scaled(direction, 1 / length) : anywhere(random);
        double[] moved = vector.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += unit[i] * force;
        }
        return new Point(moved, newHeight, adjustment, error);
    }

    Point withAdjustment(double seconds) {
        return new Point(vector, height, seconds, error);
    }

    Point withError(double relative) {
        return new Point(vector, height, adjustment, relative);
    }

    private double[] minus(Point other) {
        double[] difference = vector.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= other.vector[i];
        }
        return difference;
    }

    /** Two nodes at the same place have to part in some direction. */
    private static double[] anywhere(RandomGenerator random) {
        double[] direction = random.doubles(DIMENSIONS).map(part -> part - 0.5).toArray();
        double length = length(direction);
        return length > NOTHING ? scaled(direction, 1 / length) : anywhere(random);
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(part -> part * factor).toArray();
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(part -> part * part).sum());
    }

    private static double rounded(double seconds) {
        return Math.rint(seconds * NANO) / NANO;
    }
}
