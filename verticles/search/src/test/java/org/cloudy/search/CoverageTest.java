package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The partitions that the index covers")
class CoverageTest {
    private final Coverage coverage = new Coverage(3);

    @Test
    @DisplayName("are those that were indexed and did not go elsewhere since it began")
    void gains() {
        int before = coverage.losses(1);
        coverage.gain(1, before);
        assertThat(coverage.all()).containsExactly(1);

        coverage.lose(1);
        coverage.gain(1, before);
        assertThat(coverage.all()).isEmpty();
    }

    @Test
    @DisplayName(
            "tell whoever searched some of them whether one of these went elsewhere meanwhile, also if it came back")
    void tellsLosses() {
        long before = coverage.losses(List.of(0, 1));

        coverage.lose(2);
        assertThat(coverage.losses(List.of(0, 1))).isEqualTo(before);

        coverage.lose(1);
        coverage.gain(1, coverage.losses(1));
        assertThat(coverage.losses(List.of(0, 1))).isGreaterThan(before);
    }

    @Test
    @DisplayName("are none that there are not, whatever is asked for")
    void bounds() {
        assertThat(coverage.has(-1)).isFalse();
        assertThat(coverage.has(3)).isFalse();
        assertThat(coverage.losses(List.of(-1, 3, Integer.MAX_VALUE))).isZero();
    }
}
