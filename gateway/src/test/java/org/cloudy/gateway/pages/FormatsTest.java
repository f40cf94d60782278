package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private final Formats english = new Formats("en");
    private final Formats catalan = new Formats("ca");

    @Test
    @DisplayName("Round-trip times have as many figures as are of use, in the way of the language")
    void rtt() {
        assertThat(english.rtt(0.84)).isEqualTo("0.8\u00a0ms");
        assertThat(catalan.rtt(0.84)).isEqualTo("0,8\u00a0ms");
        assertThat(english.rtt(231.4)).isEqualTo("231\u00a0ms");
        assertThat(english.rtt(2310.0)).isEqualTo("2.3\u00a0s");
        assertThat(english.rtt(null)).isNull();
    }

    @Test
    @DisplayName("Sizes are told in the largest unit that fits")
    void sizes() {
        assertThat(english.size(999)).isEqualTo("999\u00a0B");
        assertThat(english.size(1_500)).isEqualTo("1.5\u00a0kB");
        assertThat(catalan.size(8_200_000_000L)).isEqualTo("8,2\u00a0GB");
        assertThat(english.size(64_000_000_000L)).isEqualTo("64\u00a0GB");
    }

    @Test
    @DisplayName("Durations are told in their two largest units, ages in one")
    void durations() {
        assertThat(english.duration(Duration.ofSeconds(41))).isEqualTo("41 s");
        assertThat(english.duration(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
        assertThat(english.duration(Duration.ofHours(291))).isEqualTo("12 d 3 h");
        assertThat(english.ago(Sample.NOW.minusSeconds(5), Sample.NOW)).isEqualTo("just now");
        assertThat(catalan.ago(Sample.NOW.minusSeconds(600), Sample.NOW)).isEqualTo("fa 10 min");
        assertThat(english.age(Sample.NOW.minusSeconds(7300), Sample.NOW)).isEqualTo("2 h");
    }

    @Test
    @DisplayName("A clock that is behind never makes a time that is negative")
    void neverNegative() {
        assertThat(english.age(Sample.NOW.plusSeconds(30), Sample.NOW)).isEqualTo("0 s");
        assertThat(english.ago(Sample.NOW.plusSeconds(30), Sample.NOW)).isEqualTo("just now");
    }
}
