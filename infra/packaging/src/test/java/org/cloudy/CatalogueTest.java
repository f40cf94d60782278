package org.cloudy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.cloudy.capabilities.declared.Shipped;
import org.cloudy.capabilities.plugin.FoundPlugin;
import org.cloudy.platform.Capability;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever adds a capability leads it through the life that all have to get through. */
@DisplayName("Every capability that people switch on")
class CatalogueTest {
    private static final Path VERTICLES = Path.of("..", "..", "verticles");

    @Test
    @DisplayName("has a test of its life, in code")
    void coded() throws IOException {
        List<String> tests = lifeCycleTests();

        assertThat(ServiceLoader.load(Capability.class))
                .filteredOn(capability -> !capability.describe().essential())
                .isNotEmpty()
                .allSatisfy(capability -> assertThat(tests)
                        .as("life-cycle tests of " + capability.describe().name())
                        .anyMatch(test ->
                                test.contains("new " + capability.getClass().getSimpleName() + "(")));
    }

    @Test
    @DisplayName("has a test of its life, without code")
    void declared() throws IOException {
        List<String> tests = lifeCycleTests();

        assertThat(Shipped.plugins())
                .extracting(FoundPlugin::name)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(name -> assertThat(tests)
                        .as("life-cycle tests of " + name)
                        .anyMatch(test -> test.contains("super(\"" + name + "\"")));
    }

    private static List<String> lifeCycleTests() throws IOException {
        try (Stream<Path> files = Files.walk(VERTICLES)) {
            return files.filter(file -> file.toString().contains("/src/test/"))
                    .filter(file -> file.toString().endsWith("LifeCycleIT.java"))
                    .map(CatalogueTest::text)
                    .filter(text -> text.contains("LifeCycle {"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
