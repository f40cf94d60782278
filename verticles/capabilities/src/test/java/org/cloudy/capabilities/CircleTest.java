package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What capabilities require")
class CircleTest {
    private final Circle circle = new Circle(Map.of(
            "a",
            List.of("x", "b"),
            "b",
            List.of("c"),
            "c",
            List.of("a"),
            "d",
            List.of("a"),
            "e",
            List.of("e"),
            "x",
            List.of("nothing", "y"),
            "y",
            List.of("x")));

    @Test
    @DisplayName("is told where it leads back to its beginning")
    void round() {
        assertThat(circle.through("a")).hasValue("a → b → c → a");
        assertThat(circle.through("e")).hasValue("e → e");
    }

    @Test
    @DisplayName("may lead to a circle without being in one")
    void beside() {
        assertThat(circle.through("d")).isEmpty();
        assertThat(circle.through("unknown")).isEmpty();
    }
}
