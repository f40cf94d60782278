package org.cloudy.capabilities.declared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.capabilities.plugin.FoundPlugin;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever somebody hands in as a plugin")
class PluginFuzzTest {
    static Stream<byte[]> files() {
        return Stream.concat(
                        Shipped.NAMES.stream().map(name -> Shipped.file("shipped/" + name + ".yaml")),
                        Stream.of(Shipped.sample("tool-library")))
                .map(text -> text.getBytes(UTF_8));
    }

    @MethodSource("files")
    @DisplayName("is a capability, or its mistakes have a place and a sentence")
    @FuzzTest(maxDuration = "5m")
    void plugin(byte[] file) {
        String text = new String(file, UTF_8);
        Declaration reading = PluginReader.read(text);

        assertThat(reading.plugin().isPresent()).isEqualTo(reading.problems().isEmpty());
        reading.problems().forEach(PluginFuzzTest::isTold);
        reading.plugin().map(FoundPlugin::capability).map(Capability::describe).ifPresent(PluginFuzzTest::isDescribed);
    }

    private static void isTold(PluginProblem problem) {
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
        List.of("en", "es", "ca")
                .forEach(language ->
                        assertThat(problem.message().in(language)).isNotBlank().doesNotStartWith("plugins.error."));
    }

    private static <S extends Record> void isDescribed(Descriptor<S> descriptor) {
        var settings = descriptor.settings();
        assertThat(settings.change(settings.defaults(), Map.of())).isEqualTo(settings.defaults());
    }
}
