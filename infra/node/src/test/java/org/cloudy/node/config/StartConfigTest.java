package org.cloudy.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.cloudy.bus.Failure;
import org.cloudy.platform.NodeConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A node's configuration")
class StartConfigTest {
    private static final Path DATA = Path.of("/data");

    @Test
    @DisplayName("has defaults for all that nobody says")
    void defaults() {
        StartConfig config = StartConfig.of(DATA, List.of(), "garden.example.org");

        assertThat(config.node())
                .isEqualTo(new NodeConfig(
                        DATA, "garden", "127.0.0.1", 7000, 7001, 7002, 7003, "127.0.0.1", List.of(), "cloudy"));
        assertThat(config.named()).isFalse();
    }

    @Test
    @DisplayName("takes every setting")
    void mapping() {
        StartConfig config = StartConfig.of(
                DATA,
                List.of(Map.of(
                        Setting.NAME, said("roof"),
                        Setting.LISTEN, said("0.0.0.0"),
                        Setting.HTTP, said("8000"),
                        Setting.HTTPS, said("8443"),
                        Setting.BRIDGE, said("8500"),
                        Setting.CLUSTER, said("8600"),
                        Setting.JOIN, said("localhost:7000", "127.0.0.1:7010"),
                        Setting.MICRO_CLOUD, said("Guifi Gràcia"))),
                "garden");

        assertThat(config.node())
                .isEqualTo(new NodeConfig(
                        DATA,
                        "roof",
                        "0.0.0.0",
                        8000,
                        8443,
                        8500,
                        8600,
                        "127.0.0.1",
                        List.of("localhost:7000", "127.0.0.1:7010"),
                        "Guifi Gràcia"));
        assertThat(config.named()).isTrue();
    }

    @Test
    @DisplayName("believes the stronger source, setting by setting")
    void precedence() {
        StartConfig config = StartConfig.of(
                DATA,
                List.of(
                        Map.of(Setting.HTTP, said("8000")),
                        Map.of(Setting.HTTP, said("8100"), Setting.NAME, said("environment")),
                        Map.of(
                                Setting.HTTP, said("8200"),
                                Setting.NAME, said("file"),
                                Setting.MICRO_CLOUD, said("file"))),
                "garden");

        assertThat(config.node().http()).isEqualTo(8000);
        assertThat(config.node().name()).isEqualTo("environment");
        assertThat(config.node().microCloud()).isEqualTo("file");
    }

    @Test
    @DisplayName("takes the other ports from that of the pages, where nobody says otherwise")
    void portsFollow() {
        NodeConfig node = StartConfig.of(
                        DATA, List.of(Map.of(Setting.HTTP, said("7010"), Setting.BRIDGE, said("9000"))), "garden")
                .node();

        assertThat(List.of(node.http(), node.https(), node.bridge(), node.cluster()))
                .containsExactly(7010, 7011, 9000, 7013);
    }

    @ParameterizedTest(name = "{0}: {index}")
    @DisplayName("names the value that cannot be used, and where it was given")
    @CsvSource({
        "HTTP, 0",
        "HTTP, 65536",
        "HTTPS, eighty",
        "CLUSTER, -1",
        "NAME, under_score",
        "NAME, -roof",
        "LISTEN, 203.0.113.77",
        "LISTEN, no such name",
        "JOIN, localhost",
        "JOIN, localhost:",
        "JOIN, http://localhost:7000",
        "JOIN, 203.0.113.77:7000",
        "MICRO_CLOUD, <script>",
        "MICRO_CLOUD, 'two\nlines'",
        "MICRO_CLOUD, a\u001b[31m",
        "MICRO_CLOUD, àààààààààààààààààààààààààààààààà",
        "MICRO_CLOUD, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    })
    void refused(Setting setting, String value) {
        assertRefused(Map.of(setting, said(value))).contains("test:1:1").contains(value);
    }

    @Test
    @DisplayName("takes a micro cloud's name of 63 bytes")
    void longestMicroCloud() {
        String name = "a" + "à".repeat(31);
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(63);

        NodeConfig node = StartConfig.of(DATA, List.of(Map.of(Setting.MICRO_CLOUD, said(name))), "garden")
                .node();

        assertThat(node.microCloud()).isEqualTo(name);
    }

    @Test
    @DisplayName("wants room above the port of the pages for the others, or these too")
    void noRoom() {
        assertRefused(Map.of(Setting.HTTP, said("65533"))).contains("65533").contains("--cluster");
    }

    @Test
    @DisplayName("wants a port for each door")
    void samePort() {
        assertRefused(Map.of(Setting.HTTP, said("7000"), Setting.CLUSTER, said("7000")))
                .contains("--http")
                .contains("--cluster")
                .contains("7000");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @DisplayName("makes a node's name of the machine's")
    @CsvSource({"roof,roof", "roof.lan,roof", "my_host,my-host", "-x-,x", "'',node", "ñ,node", "localhost,localhost"})
    void hostNames(String host, String name) {
        assertThat(StartConfig.label(host)).isEqualTo(name);
    }

    @Test
    @DisplayName("reads the environment, with commas between several members and nothing for an empty value")
    void environment() {
        Map<Setting, Given> given = Given.in(Map.of(
                "CLOUDY_HTTP", "8000",
                "CLOUDY_NAME", "",
                "CLOUDY_MICRO_CLOUD", "gracia",
                "CLOUDY_JOIN", "127.0.0.1:7000, 127.0.0.1:7010,"));

        assertThat(given)
                .isEqualTo(Map.of(
                        Setting.HTTP, new Given(List.of("8000"), "CLOUDY_HTTP"),
                        Setting.MICRO_CLOUD, new Given(List.of("gracia"), "CLOUDY_MICRO_CLOUD"),
                        Setting.JOIN, new Given(List.of("127.0.0.1:7000", "127.0.0.1:7010"), "CLOUDY_JOIN")));
    }

    private static Given said(String... values) {
        return new Given(Arrays.asList(values), "test:1:1");
    }

    private static AbstractStringAssert<?> assertRefused(Map<Setting, Given> given) {
        Failure failure = catchThrowableOfType(Failure.class, () -> StartConfig.of(DATA, List.of(given), "garden"));
        String english = failure.problem().in("en");
        assertThat(failure.problem().in("es")).doesNotContain("{").isNotEqualTo(english);
        assertThat(failure.problem().in("ca")).doesNotContain("{").isNotEqualTo(english);
        return assertThat(english);
    }
}
