package org.cloudy.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    private static final Migrations TWICE = Migrations.NONE
            .then(settings -> renamed(settings, "port", "listen"))
            .then(settings -> renamed(settings, "listen", "http"));

    private static Map<String, Object> renamed(Map<String, Object> settings, String from, String to) {
        Map<String, Object> next = new HashMap<>(settings);
        next.put(to, next.remove(from));
        return next;
    }

    @Test
    @DisplayName("Older settings go through every version between theirs and this one, and others are left out")
    void goesStepByStep() {
        assertThat(TWICE.version()).isEqualTo(3);
        assertThat(TWICE.apply(Map.of("port", 80), 1)).isEqualTo(Map.of("http", 80));
        assertThat(TWICE.apply(Map.of("listen", 80), 2)).isEqualTo(Map.of("http", 80));
        assertThat(TWICE.apply(Map.of("http", 80), 3)).isEqualTo(Map.of("http", 80));
    }

    @Test
    @DisplayName("Settings of a newer version are refused, with both versions named")
    void refusesNewerOnes() {
        assertThatThrownBy(() -> TWICE.apply(Map.of(), 4))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT))
                .hasMessageContaining("4")
                .hasMessageContaining("3");
    }

    @Test
    @DisplayName("A step that changes what it was given fails instead of spoiling what is kept")
    void keepsWhatItWasGiven() {
        Migrations spoiling = Migrations.NONE.then(settings -> {
            settings.clear();
            return settings;
        });
        assertThatThrownBy(() -> spoiling.apply(new HashMap<>(Map.of("port", 80)), 1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("A step that leads from no older version is a mistake of the capability")
    void refusesStrangeSteps() {
        assertThatThrownBy(() -> new Migrations(2, Map.of(2, settings -> settings)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
