package org.cloudy.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContractsTest {
    /** The values of all constants of a type in all classes of this module. */
    private static <T> List<T> constants(Class<T> type)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path classes = Path.of(Contracts.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<T> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                    .filter(each -> !each.endsWith("package-info.class"))
                    .toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                for (Field field : Class.forName(name.substring(0, name.length() - ".class".length()))
                        .getDeclaredFields()) {
                    if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
                        found.add(type.cast(field.get(null)));
                    }
                }
            }
        }
        return found;
    }

    @Test
    @DisplayName("Every call and topic that is declared is enumerated")
    void complete() throws IOException, URISyntaxException, ReflectiveOperationException {
        assertThat(constants(Call.class)).hasSizeGreaterThan(10);
        assertThat(Contracts.CALLS).doesNotHaveDuplicates().hasSameElementsAs(calls());
        assertThat(Contracts.TOPICS).doesNotHaveDuplicates().hasSameElementsAs(topics());
    }

    private static List<Call<?, ?>> calls() throws IOException, URISyntaxException, ReflectiveOperationException {
        return new ArrayList<>(
                constants(Call.class).stream().<Call<?, ?>>map(call -> call).toList());
    }

    private static List<Topic<?>> topics() throws IOException, URISyntaxException, ReflectiveOperationException {
        return new ArrayList<>(
                constants(Topic.class).stream().<Topic<?>>map(topic -> topic).toList());
    }

    @Test
    @DisplayName("No address is used twice, and each is of the form cloudy.capability.operation")
    void addresses() {
        assertThat(Stream.concat(
                        Contracts.CALLS.stream().map(Call::address),
                        Contracts.TOPICS.stream().map(Topic::address)))
                .doesNotHaveDuplicates()
                .allMatch(address -> address.matches("cloudy\\.[a-z]+\\.[a-z-]+"));
    }

    @Test
    @DisplayName("What administrators may do stays on the node")
    void administratorsStay() {
        assertThat(Contracts.CALLS)
                .filteredOn(call -> call.role() == Role.ADMIN)
                .isNotEmpty()
                .allMatch(call -> call.reach() == Reach.NODE);
    }

    @Test
    @DisplayName("A call is found by its address")
    void found() {
        assertThat(Contracts.call("cloudy.jobs.list")).isPresent();
        assertThat(Contracts.call("cloudy.jobs.changed")).isEmpty();
    }
}
