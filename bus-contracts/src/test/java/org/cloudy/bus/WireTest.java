package org.cloudy.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.system.Credentials;
import org.cloudy.bus.system.Setup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
    static Stream<Class<? extends Record>> types() {
        return Examples.types();
    }

    private static JsonObject json(Class<?> type) throws ReflectiveOperationException {
        return new JsonObject(Wire.toJson(Examples.of(type)).encode());
    }

    private static List<RecordComponent> components(Class<?> type, boolean nullable) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class) == nullable)
                .toList();
    }

    private static void assertRefused(JsonObject json, Class<?> type, String field) {
        assertThatThrownBy(() -> Wire.fromJson(json, type))
                .as("%s without %s", type.getSimpleName(), field)
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
                    assertThat(failure.getMessage()).contains(field);
                });
    }

    @Test
    @DisplayName("There are records to try")
    void some() {
        assertThat(types()).hasSizeGreaterThan(30).contains(Job.class, Failure.FieldProblem.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("A record arrives as it was sent")
    void roundTrip(Class<?> type) throws ReflectiveOperationException {
        assertThat(Wire.fromJson(json(type), type)).isEqualTo(Examples.of(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("A field that a newer node sends is passed over")
    void unknownField(Class<?> type) throws ReflectiveOperationException {
        JsonObject json = json(type).put("of-the-future", new JsonObject().put("x", 1));
        assertThat(Wire.fromJson(json, type)).isEqualTo(Examples.of(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("A required field that is missing or null is refused by name")
    void required(Class<?> type) throws ReflectiveOperationException {
        for (RecordComponent component : components(type, false)) {
            JsonObject missing = json(type);
            missing.remove(component.getName());
            assertRefused(missing, type, component.getName());
            assertRefused(json(type).putNull(component.getName()), type, component.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("A field that may be null may be null or missing")
    void nullable(Class<?> type) throws ReflectiveOperationException {
        for (RecordComponent component : components(type, true)) {
            JsonObject missing = json(type);
            missing.remove(component.getName());
            Object read = Wire.fromJson(missing, type);
            assertThat(component.getAccessor().invoke(read)).isNull();
            assertThat(Wire.fromJson(json(type).putNull(component.getName()), type))
                    .isEqualTo(read);
            assertThat(Wire.toJson(read).containsKey(component.getName()))
                    .as("%s travels as null", component.getName())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("A field of another type is refused by name")
    void wrongType() {
        assertRefused(new JsonObject().put("id", "seven").put("fromLine", 1), JobQuery.class, "id");
        assertRefused(new JsonObject().put("id", 7).put("fromLine", new JsonObject()), JobQuery.class, "fromLine");
    }

    @Test
    @DisplayName("Enumerations travel in lower case, instants in ISO 8601")
    void shapes() throws ReflectiveOperationException {
        assertThat(json(Job.class))
                .contains(
                        java.util.Map.entry("state", "cancelled"),
                        java.util.Map.entry("created", "2026-11-01T12:34:56.789Z"));
    }

    @Test
    @DisplayName("Passwords are not printed")
    void secrets() {
        assertThat(new Credentials("alice", "hush", "::1").toString()).doesNotContain("hush");
        assertThat(new Setup("1234-5678", "en", "n", "alice", "hush").toString())
                .doesNotContain("hush")
                .doesNotContain("1234");
    }
}
