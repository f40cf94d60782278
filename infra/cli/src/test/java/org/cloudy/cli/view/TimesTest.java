package org.cloudy.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:05:03Z");

    private final Times times = new Times(new Texts("en"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    @DisplayName("How long ago is told in the largest unit")
    void ago() {
        assertThat(times.ago(NOW)).isEqualTo("now");
        assertThat(times.ago(NOW.minusSeconds(59))).isEqualTo("59 s ago");
        assertThat(times.ago(NOW.minusSeconds(60))).isEqualTo("1 min ago");
        assertThat(times.ago(NOW.minusSeconds(7200))).isEqualTo("2 h ago");
        assertThat(times.ago(NOW.minusSeconds(86_400 * 3))).isEqualTo("3 d ago");
    }

    @Test
    @DisplayName("A clock that is ahead is no time in the future")
    void future() {
        assertThat(times.ago(NOW.plusSeconds(90))).isEqualTo("now");
    }

    @Test
    @DisplayName("What is not known is a dash")
    void unknown() {
        assertThat(times.ago(null)).isEqualTo("–");
        assertThat(Times.rtt(null)).isEqualTo("–");
    }

    @Test
    @DisplayName("Round-trip times have a decimal below ten milliseconds")
    void rtt() {
        assertThat(Times.rtt(0.42)).isEqualTo("0.4 ms");
        assertThat(Times.rtt(0.0)).isEqualTo("0.0 ms");
        assertThat(Times.rtt(12.3)).isEqualTo("12 ms");
    }

    @Test
    @DisplayName("The time of day has two digits each")
    void timeOfDay() {
        assertThat(times.timeOfDay(NOW)).isEqualTo("09:05:03");
    }
}
