package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.Health;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsFormTest {
    private final CapabilityDetail squid =
            Sample.detail(Sample.squid(CapabilityState.RUNNING, true, Health.PASSING, null), List.of(), null);

    @Test
    @DisplayName("A form is read by the kinds of its fields; a secret left empty is not named, so it stays as it is")
    void reads() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("name", " Internet ")
                .add("port", "3129")
                .add("cacheMegabytes", "much")
                .add("allowed", "10.0.0.0/8\r\n\r\n fd00::/8 ")
                .add("logging", "false")
                .add("logging", "true")
                .add("secret", "")
                .add("intruder", "x");
        assertThat(SettingsForm.read(squid.fields(), form))
                .isEqualTo(Map.of(
                        "name",
                        "Internet",
                        "port",
                        3129L,
                        "cacheMegabytes",
                        "much",
                        "allowed",
                        List.of("10.0.0.0/8", "fd00::/8"),
                        "logging",
                        true));
    }

    @Test
    @DisplayName("A switch that is off is sent as off")
    void readsSwitchedOff() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap().add("logging", "false");
        assertThat(SettingsForm.read(squid.fields(), form)).isEqualTo(Map.of("logging", false));
    }

    @Test
    @DisplayName("What was typed stays, with what is wrong beside it, also where a part of a list is wrong")
    void keepsWhatWasTyped() {
        List<FieldProblem> problems = List.of(
                FieldProblem.of("port", "failure.received", Map.of("message", "Too small.")),
                FieldProblem.of("allowed[1]", "failure.received", Map.of("message", "No network.")));
        List<SettingsForm.Input> inputs =
                SettingsForm.inputs(squid, Map.of("port", 80L, "allowed", List.of("a", "b")), problems, "en");
        assertThat(input(inputs, "port").value()).isEqualTo("80");
        assertThat(input(inputs, "port").problem()).isEqualTo("Too small.");
        assertThat(input(inputs, "allowed").value()).isEqualTo("a\nb");
        assertThat(input(inputs, "allowed").problem()).isEqualTo("No network.");
        assertThat(input(inputs, "name").value()).isEqualTo("Internet de la Marta");
        assertThat(input(inputs, "name").problem()).isNull();
    }

    @Test
    @DisplayName("A secret is never shown again")
    void hidesSecrets() {
        List<SettingsForm.Input> inputs = SettingsForm.inputs(squid, Map.of("secret", "very secret"), List.of(), "en");
        assertThat(input(inputs, "secret").value()).isEmpty();
        assertThat(input(inputs, "secret").inputType()).isEqualTo("password");
    }

    @Test
    @DisplayName("Fields of one group stand together, where the first of them stands")
    void groups() {
        assertThat(SettingsForm.sections(SettingsForm.inputs(squid, Map.of(), List.of(), "en")))
                .extracting(
                        section ->
                                section.legend() == null ? "" : section.legend().in("es"),
                        section -> section.fields().stream()
                                .map(SettingsForm.Input::name)
                                .toList())
                .containsExactly(
                        tuple("", List.of("name", "port", "allowed", "logging", "secret")),
                        tuple("Caché", List.of("cacheMegabytes", "mode")));
    }

    private static SettingsForm.Input input(List<SettingsForm.Input> inputs, String name) {
        return inputs.stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
