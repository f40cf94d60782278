package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SurprisesTest {
    private final Surprises surprises = new Surprises();

    @Test
    @DisplayName("what is usual counts as it is, what is many times that as four times the usual, with its sign")
    void holdsBack() {
        IntStream.range(0, 20).forEach(i -> surprises.add(i % 2 == 0 ? 0.001 : -0.001));

        assertThat(surprises.add(0.003)).isEqualTo(0.003);
        assertThat(surprises.add(1.9)).isEqualTo(0.004);
        assertThat(surprises.add(-9.9)).isEqualTo(-0.004);
    }

    @Test
    @DisplayName("the first one is as usual as can be")
    void first() {
        assertThat(surprises.add(0.05)).isEqualTo(0.05);
    }

    @Test
    @DisplayName("when all are surprises it is this node that is elsewhere: they soon count whole")
    void elsewhere() {
        IntStream.range(0, 40).forEach(i -> surprises.add(0.001));

        IntStream.range(0, 10).forEach(i -> surprises.add(0.1));

        assertThat(surprises.add(0.1)).isEqualTo(0.1);
    }
}
