package org.cloudy.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("node.yaml")
class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("gives values with the lines that they stand on")
    void values() throws IOException {
        Path file = write("# a node\nhttp: 7010\nname: roof\njoin:\n  - 127.0.0.1:7000\n  - 127.0.0.1:7020\n");

        assertThat(ConfigFile.read(file))
                .isEqualTo(Map.of(
                        Setting.HTTP, new Given(List.of("7010"), file + ":2:1: http"),
                        Setting.NAME, new Given(List.of("roof"), file + ":3:1: name"),
                        Setting.JOIN, new Given(List.of("127.0.0.1:7000", "127.0.0.1:7020"), file + ":4:1: join")));
    }

    @Test
    @DisplayName("may give a single member without a list")
    void singleMember() throws IOException {
        assertThat(ConfigFile.read(write("join: 127.0.0.1:7000")).get(Setting.JOIN))
                .extracting(given -> given == null ? List.of() : given.values())
                .isEqualTo(List.of("127.0.0.1:7000"));
    }

    @ParameterizedTest
    @DisplayName("may be empty, or say nothing of a setting")
    @ValueSource(strings = {"", "# nothing\n", "name:\n", "---\n", "join: []\n"})
    void nothing(String text) throws IOException {
        assertThat(ConfigFile.read(write(text))).isEmpty();
    }

    @Test
    @DisplayName("need not be there")
    void missing() {
        assertThat(ConfigFile.read(folder.resolve("node.yaml"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("is refused with its line and column, and with what is wrong there")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "http: 7000\\nport: 80 | line 2, column 1 | “port”",
                "http: 7000\\nport: 80 | line 2, column 1 | micro-cloud",
                "join: [127.0.0.1:7000 | line 1, column 22 | expected ',' or ']'",
                "http: 7000\\n\\tname: x | line 2, column 1 | cannot start any token",
                "http: 7000\\nhttp: 8000 | line 2 | Duplicate",
                "http: {port: 80} | line 1, column 7 | “http”",
                "join: [[a]] | line 1, column 8 | “join”",
                "name: [a] | line 1, column 7 | “name”",
                "just a text | line 1, column 1 | http: 7000",
                "- a\\n- b | line 1, column 1 | http: 7000",
            })
    void refused(String text, String place, String reason) throws IOException {
        Path file = write(text.replace("\\n", "\n").replace("\\t", "\t"));

        Failure failure = catchThrowableOfType(Failure.class, () -> ConfigFile.read(file));

        assertThat(failure)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(place)
                .hasMessageContaining(reason);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("node.yaml"), text);
    }
}
