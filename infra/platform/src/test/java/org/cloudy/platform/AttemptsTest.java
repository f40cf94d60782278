package org.cloudy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    /** A clock that a test moves on. */
    private static final class Moving extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Moving clock = new Moving();
    private final Attempts attempts = new Attempts(2, Duration.ofSeconds(30), 100, clock);

    @Test
    @DisplayName("After a burst one more is allowed for each period, and the wait is told")
    void burst() {
        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a"))
                .hasValueSatisfying(wait -> assertThat(wait.toSeconds()).isBetween(30L, 31L));
        clock.now = clock.now.plusSeconds(31);
        assertThat(attempts.take("a")).isEmpty();
        assertThat(attempts.take("a")).isPresent();
    }

    @Test
    @DisplayName("Each key has its own")
    void keys() {
        attempts.take("a");
        attempts.take("a");
        assertThat(attempts.take("a")).isPresent();
        assertThat(attempts.take("b")).isEmpty();
    }

    @Test
    @DisplayName("An attempt that is given back does not count, and never makes more than a burst")
    void givenBack() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempts.take("a")).isEmpty();
            attempts.giveBack("a");
        }
        attempts.giveBack("a");
        attempts.take("a");
        attempts.take("a");
        assertThat(attempts.take("a")).isPresent();
    }

    @Test
    @DisplayName("However many keys are tried, memory stays bounded")
    void bounded() {
        for (int i = 0; i < 10_000; i++) {
            attempts.take("key" + i);
        }
        assertThat(attempts.keys()).isEqualTo(100);
    }
}
