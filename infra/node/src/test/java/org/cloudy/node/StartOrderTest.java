package org.cloudy.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Capabilities start")
class StartOrderTest {
    @Test
    @DisplayName("after those that they require, else by name")
    void order() {
        List<Capability> ordered = StartOrder.of(List.of(
                capability("web", "registry", "jobs"),
                capability("registry", "jobs"),
                capability("jobs"),
                capability("accounts")));

        assertThat(ordered)
                .extracting(capability -> capability.describe().name())
                .containsExactly("accounts", "jobs", "registry", "web");
    }

    @Test
    @DisplayName("not at all if they wait for each other; the sentence shows the circle")
    void circle() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(
                        () -> StartOrder.of(List.of(capability("a", "b"), capability("b", "c"), capability("c", "a"))))
                .withMessageContaining("a → b → c → a");
    }

    @Test
    @DisplayName("not at all if one requires what is not there")
    void missing() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> StartOrder.of(List.of(capability("a", "b"))))
                .withMessageContaining("“a” needs “b”");
    }

    @Test
    @DisplayName("not at all if two have the same name")
    void twice() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> StartOrder.of(List.of(capability("a"), capability("a"))))
                .withMessageContaining("“a”");
    }

    private static Capability capability(String name, String... requires) {
        return () -> Descriptor.essential(name, requires);
    }
}
