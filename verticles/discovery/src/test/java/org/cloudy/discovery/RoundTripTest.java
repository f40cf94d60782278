package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final RoundTrip trip = new RoundTrip();

    @Test
    @DisplayName("it is unknown until the first answer, never zero")
    void unknown() {
        assertThat(trip.millis()).isNull();
        trip.lost();
        assertThat(trip.millis()).isNull();
    }

    @Test
    @DisplayName("it is the median of the last five answers, so that one slow answer changes nothing")
    void median() {
        for (int micros : new int[] {9_000_000, 300, 200, 400, 100, 250}) {
            trip.answered(micros * 1_000L);
        }

        assertThat(trip.millis()).isEqualTo(0.25);
        assertThat(trip.isSettled()).isTrue();
    }

    @Test
    @DisplayName("it is unknown again after three losses in a row")
    void losses() {
        trip.answered(1_000_000);
        trip.lost();
        trip.lost();
        assertThat(trip.millis()).isEqualTo(1.0);

        trip.lost();

        assertThat(trip.millis()).isNull();
    }
}
