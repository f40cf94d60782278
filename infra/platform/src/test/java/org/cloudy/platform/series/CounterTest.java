package org.cloudy.platform.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CounterTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final double GIGABIT = 125_000_000;

    private static Counter narrow(long seconds, long value) {
        return new Counter(NOW.plusSeconds(seconds), value, 32);
    }

    private static Counter wide(long seconds, long value) {
        return new Counter(NOW.plusSeconds(seconds), value, 64);
    }

    @Test
    @DisplayName("The rate is what was counted each second")
    void rate() {
        assertThat(narrow(60, 7_000).since(narrow(0, 1_000), GIGABIT)).hasValue(100);
        assertThat(wide(10, 1_000).since(wide(0, 1_000), GIGABIT)).hasValue(0);
    }

    @Test
    @DisplayName("A counter that began again after its largest value gives no spike")
    void wraps() {
        assertThat(narrow(60, 2_704).since(narrow(0, 0xffff_ffffL - 295), GIGABIT))
                .hasValue(50);
        assertThat(wide(60, 2_704).since(wide(0, -296), GIGABIT)).hasValue(50);
        assertThat(wide(1, Long.MIN_VALUE).since(wide(0, Long.MAX_VALUE), GIGABIT))
                .hasValue(1);
    }

    @Test
    @DisplayName("A counter that was started anew gives nothing rather than something that cannot be")
    void restarted() {
        assertThat(wide(60, 5).since(wide(0, 1_000_000), GIGABIT)).isEmpty();
        assertThat(narrow(10, 5).since(narrow(0, 2_000_000_000), 10_000)).isEmpty();
    }

    @Test
    @DisplayName("Readings of one time, of the wrong order or of other counters are not compared")
    void incomparable() {
        assertThat(wide(0, 5).since(wide(0, 1), GIGABIT)).isEmpty();
        assertThat(wide(0, 5).since(wide(9, 1), GIGABIT)).isEmpty();
        assertThat(wide(9, 5).since(narrow(0, 1), GIGABIT)).isEmpty();
        assertThatThrownBy(() -> new Counter(NOW, 1, 16)).hasMessageContaining("not 16");
    }
}
