package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.cloudy.bus.capabilities.Health;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthHistoryTest {
    private final HealthHistory history = new HealthHistory();

    @Test
    @DisplayName("nothing is known before the first check, and one success is enough")
    void success() {
        assertThat(history.health()).isEqualTo(Health.UNKNOWN);
        assertThat(history.add(true)).isTrue();
        assertThat(history.add(true)).isFalse();
        assertThat(history.health()).isEqualTo(Health.PASSING);
    }

    @Test
    @DisplayName("one failure changes nothing, two in a row are critical, and a success puts it right")
    void failures() {
        history.add(true);
        assertThat(history.add(false)).isFalse();
        assertThat(history.add(true)).isFalse();
        history.add(false);
        assertThat(history.health()).isEqualTo(Health.PASSING);

        assertThat(history.add(false)).isTrue();

        assertThat(history.health()).isEqualTo(Health.CRITICAL);
        assertThat(history.add(true)).isTrue();
        assertThat(history.health()).isEqualTo(Health.PASSING);
    }
}
