package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final BackOff backOff = new BackOff(() -> now, middle());

    @Test
    @DisplayName("The pauses double from half a second")
    void doubles() {
        assertThat(Stream.generate(() -> died(Duration.ofSeconds(1))).limit(4))
                .containsExactly(millis(500), millis(1000), millis(2000), millis(4000));
    }

    @Test
    @DisplayName("The fifth death within two minutes is the last one")
    void givesUp() {
        Stream.generate(() -> died(Duration.ZERO))
                .limit(4)
                .forEach(pause -> assertThat(pause).isPresent());

        assertThat(died(Duration.ZERO)).isEmpty();
    }

    @Test
    @DisplayName("Deaths that lie two minutes back are forgotten, and no pause is longer than 30 seconds")
    void keepsTrying() {
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(40);
            assertThat(died(Duration.ofSeconds(39)).orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
        now = now.plusSeconds(40);
        assertThat(died(Duration.ofSeconds(39))).contains(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("One that was up for two minutes begins with the shortest pause again")
    void beginsAnew() {
        died(Duration.ZERO);
        died(Duration.ZERO);
        now = now.plus(Duration.ofMinutes(3));

        assertThat(died(Duration.ofMinutes(3))).contains(millis(500).orElseThrow());
    }

    @Test
    @DisplayName("Two daemons that die together do not come back together, and no pause is shorter than half a second")
    void jitters() {
        assertThat(secondPause(1))
                .isNotEqualTo(secondPause(2))
                .isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(new BackOff(() -> now, new Random(1))
                        .afterDeath(Duration.ZERO)
                        .orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    private Duration secondPause(long seed) {
        BackOff other = new BackOff(() -> now, new Random(seed));
        other.afterDeath(Duration.ZERO);
        return other.afterDeath(Duration.ZERO).orElseThrow();
    }

    private Optional<Duration> died(Duration lived) {
        return backOff.afterDeath(lived);
    }

    private static Optional<Duration> millis(long millis) {
        return Optional.of(Duration.ofMillis(millis));
    }

    /** Always the middle, so that there is no jitter. */
    private static RandomGenerator middle() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble(double origin, double bound) {
                return (origin + bound) / 2;
            }
        };
    }
}
