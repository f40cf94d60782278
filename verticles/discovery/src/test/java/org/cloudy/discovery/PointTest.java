package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cloudy.bus.Wire;
import org.cloudy.bus.discovery.Coordinate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointTest {
    private static final List<Double> SOMEWHERE = List.of(0.01, -0.02, 0.0, 0.003, 0.0, 0.0, 0.0, 1e-6);

    static Stream<Coordinate> hostile() {
        return Stream.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE,
                        10.1)
                .flatMap(number -> Stream.of(
                        new Coordinate(vector(8, number), 0.001, 0, 0.2),
                        new Coordinate(SOMEWHERE, number, 0, 0.2),
                        new Coordinate(SOMEWHERE, 0.001, number, 0.2),
                        new Coordinate(SOMEWHERE, 0.001, 0, number)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @DisplayName("what is no number, infinite or huge is no coordinate, wherever in it that is")
    void refusesHostile(Coordinate told) {
        assertThat(Point.of(told).isValid()).isFalse();
        // Nor is it after its way over the wire, where JSON has no such numbers.
        assertThat(Point.of(Wire.fromJson(Wire.toJson(told), Coordinate.class)).isValid())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 9, 100_000})
    @DisplayName("a coordinate of another dimension is none, however long")
    void refusesOtherDimensions(int dimensions) {
        assertThat(Point.of(new Coordinate(vector(dimensions, 0.001), 0.001, 0, 0.2))
                        .isValid())
                .isFalse();
    }

    @Test
    @DisplayName("a negative height or error is none, nor an error that is larger than that of a newcomer")
    void refusesOutOfRange() {
        assertThat(Point.of(new Coordinate(SOMEWHERE, -1e-9, 0, 0.2)).isValid()).isFalse();
        assertThat(Point.of(new Coordinate(SOMEWHERE, 0.001, 0, -1e-9)).isValid())
                .isFalse();
        assertThat(Point.of(new Coordinate(SOMEWHERE, 0.001, 0, 1.51)).isValid())
                .isFalse();
    }

    @Test
    @DisplayName("it travels to the nanosecond, and a newcomer's is valid though it says nothing")
    void travels() {
        Coordinate told = new Coordinate(SOMEWHERE, 0.001_000_000_4, -0.000_5, 0.25);

        assertThat(Point.of(told).told()).isEqualTo(new Coordinate(SOMEWHERE, 0.001, -0.000_5, 0.25));
        assertThat(Point.of(told).isValid()).isTrue();
        assertThat(Point.of(told).isSettled()).isTrue();
        assertThat(Point.ORIGIN.isValid()).isTrue();
        assertThat(Point.of(Point.ORIGIN.told()).isSettled()).isFalse();
    }

    @Test
    @DisplayName("distance is the way between with both heights and adjustments, and never nothing or less")
    void distance() {
        Point here = Point.of(new Coordinate(vector(8, 0.0), 0.002, 0.0005, 0.1));
        Point there = Point.of(new Coordinate(List.of(0.03, 0.04, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.003, -0.001, 0.1));

        assertThat(here.rawDistanceTo(there)).isCloseTo(0.055, within(1e-12));
        assertThat(here.distanceTo(there)).isCloseTo(0.0545, within(1e-12)).isEqualTo(there.distanceTo(here));
        assertThat(here.withAdjustment(-1).distanceTo(there)).isEqualTo(here.rawDistanceTo(there));
    }

    @Test
    @DisplayName("two at the same place are pushed apart, in some direction")
    void parts() {
        Point moved = Point.ORIGIN.pushed(0.01, Point.ORIGIN, new Random(1));

        assertThat(moved.rawDistanceTo(Point.ORIGIN)).isCloseTo(0.01 + 2 * Point.LEAST_HEIGHT, within(1e-9));
    }

    private static List<Double> vector(int dimensions, double each) {
        return Collections.nCopies(dimensions, each);
    }
}
