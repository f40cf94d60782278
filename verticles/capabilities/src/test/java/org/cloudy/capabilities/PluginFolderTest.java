package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.capabilities.PluginOutline;
import org.cloudy.bus.capabilities.PluginReport;
import org.cloudy.bus.capabilities.PluginText;
import org.cloudy.testkit.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The folder of plugins")
class PluginFolderTest {
    private static final Caller ANNA = new Caller("anna", Role.ADMIN);

    @TempDir
    private Path data;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(data);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    @DisplayName("A file that is dropped into it is a capability at once, with all that it says, and after a restart")
    void dropped() throws IOException {
        write("tools.yaml", sample("tool-library"));

        awaitPlugin("tool-library");

        assertThat(bench.changes).anyMatch(change -> change.name().equals("tool-library"));
        assertThat(bench.get("tool-library").packages()).containsExactly("webfs");
        assertThat(bench.get("tool-library").ports())
                .singleElement()
                .satisfies(port -> assertThat(port.port()).isEqualTo(8090));
        assertThat(bench.get("tool-library").serviceTypes()).containsExactly("_http._tcp");
        assertThat(bench.get("tool-library").fields()).singleElement().satisfies(field -> {
            assertThat(field.title().in("es")).isEqualTo("Puerto");
            assertThat(field.minimum()).isEqualTo(1024L);
        });
        bench.restart();
        assertThat(bench.state("tool-library")).isEqualTo(CapabilityState.AVAILABLE);
    }

    @Test
    @DisplayName("A file that changes takes effect; one that becomes unusable changes nothing")
    void changed() throws IOException {
        write("tools.yaml", sample("tool-library"));
        awaitPlugin("tool-library");

        write("tools.yaml", sample("tool-library").replace("packages: [webfs]", "packages: [webfs, curl]"));
        await().until(() -> bench.get("tool-library").packages().size() == 2);
        write("tools.yaml", "cloudy: 1\nid: tool-library\n");
        write("others.yaml", sample("others"));
        awaitPlugin("others");

        assertThat(bench.get("tool-library").packages()).hasSize(2);
    }

    @Test
    @DisplayName("Of two files that say the same id the first one counts, until it is gone")
    void twoOfOneId() throws IOException {
        write("a.yaml", sample("tool-library").replace("icon: box", "icon: hammer"));
        awaitPlugin("tool-library");
        write("b.yaml", sample("tool-library"));
        write("others.yaml", sample("others"));
        awaitPlugin("others");
        assertThat(bench.summary("tool-library").icon()).isEqualTo("hammer");

        Files.delete(data.resolve("plugins/a.yaml"));
        write("b.yaml", sample("tool-library").replace("icon: box", "icon: book"));

        await().until(() -> bench.summary("tool-library").icon().equals("book"));
    }

    /** A plugin that asks nothing of the machine but to run a daemon. */
    private String codeless(String name) {
        return sample(name).replaceFirst("(?m)^packages: .*$", "").replaceFirst("(?m)^folders: .*$", "");
    }

    @Test
    @DisplayName("A plugin that is handed in is checked first, and kept in the folder")
    void added() {
        PluginReport refused = add("cloudy: 1\nid: tool-library\n");
        assertThat(refused.name()).isNull();
        assertThat(refused.problems()).isNotEmpty();
        assertThat(data.resolve("plugins")).doesNotExist();

        assertThat(add(sample("tool-library")).name()).isEqualTo("tool-library");

        assertThat(bench.state("tool-library")).isEqualTo(CapabilityState.AVAILABLE);
        assertThat(data.resolve("plugins/tool-library.yaml")).hasContent(sample("tool-library"));
    }

    @Test
    @DisplayName("A plugin cannot take the place of what every node brings, and not have every name")
    void taken() {
        PluginReport refused = add(sample("mosquitto"));
        assertThat(refused.name()).isNull();
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.path()).isEqualTo("/id");
        });
        assertThat(data.resolve("plugins")).doesNotExist();
        assertThat(bench.refused(() -> sample("../x")).code()).isEqualTo(FailureCode.INVALID);
        assertThat(bench.refused(() -> sample("x\nmenu: system")).code()).isEqualTo(FailureCode.INVALID);
        assertThat(bench.refused(() -> sample("x\nrequires: [squid]")).code()).isEqualTo(FailureCode.INVALID);
    }

    @Test
    @DisplayName("What a plugin asks for is told before it is taken, and which version it replaces")
    void outlined() {
        PluginOutline outline =
                Objects.requireNonNull(check(sample("tool-library")).outline());
        assertThat(outline.packages()).containsExactly("webfs");
        assertThat(outline.account()).isEqualTo("www-data");
        assertThat(outline.commands())
                .singleElement()
                .satisfies(command -> assertThat(command).startsWith("/usr/bin/webfsd -F -p {{port}}"));
        assertThat(outline.ports())
                .singleElement()
                .satisfies(port -> assertThat(port.port()).isEqualTo(8090));
        assertThat(outline.replaces()).isNull();

        add(sample("tool-library").replace("version: 1", "version: 7"));

        assertThat(check(sample("tool-library")).outline())
                .extracting(PluginOutline::replaces)
                .isEqualTo("7");
    }

    @Test
    @DisplayName("Plugins that wait for each other are refused, and it is told how they do")
    void circle() {
        add(sample("one").replace("packages: [webfs] ", "requires: [two]"));
        PluginReport refused = add(sample("two").replace("packages: [webfs] ", "requires: [one]"));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("/requires");
            assertThat(problem.message().in("en")).contains("two → one → two");
        });
    }

    @Test
    @DisplayName("Two files that say one id are both named in the list, and so is one that is a link")
    void listed() throws IOException {
        write("a.yaml", sample("tool-library"));
        awaitPlugin("tool-library");
        write("b.yaml", sample("tool-library"));
        Files.createSymbolicLink(data.resolve("plugins/c.yaml"), data.resolve("plugins/a.yaml"));

        await().until(() -> entries().size() == 3);

        assertThat(entries().get(0).problems()).isEmpty();
        assertThat(entries().get(0).version()).isEqualTo("1");
        assertThat(entries().get(1).file()).isEqualTo("b.yaml");
        assertThat(entries().get(1).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().in("en")).contains("a.yaml", "tool-library"));
        assertThat(entries().get(2).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message().in("en")).contains("link"));
    }

    @Test
    @DisplayName("A plugin is removed with its file, but not while it is installed, and not one that every node brings")
    void removed() {
        add(codeless("tool-library"));
        bench.run("tool-library", Action.INSTALL);
        assertThat(bench.refused(() -> remove("tool-library")).code()).isEqualTo(FailureCode.CONFLICT);
        assertThat(bench.refused(() -> remove("website")).code()).isEqualTo(FailureCode.CONFLICT);
        assertThat(bench.refused(() -> remove("../node.db")).code()).isEqualTo(FailureCode.NOT_FOUND);

        bench.run("tool-library", Action.REMOVE);
        remove("tool-library");

        assertThat(data.resolve("plugins/tool-library.yaml")).doesNotExist();
        assertThat(bench.refused(() -> bench.state("tool-library")).code()).isEqualTo(FailureCode.NOT_FOUND);
    }

    @Test
    @DisplayName("One whose file is taken away is gone too, but stays while it is installed")
    void takenAway() throws IOException {
        write("a.yaml", codeless("one"));
        write("b.yaml", codeless("two"));
        awaitPlugin("two");
        bench.run("two", Action.INSTALL);

        Files.delete(data.resolve("plugins/a.yaml"));
        Files.delete(data.resolve("plugins/b.yaml"));

        await().until(() -> entries().size() == 1);
        await().untilAsserted(() ->
                assertThat(bench.refused(() -> bench.state("one")).code()).isEqualTo(FailureCode.NOT_FOUND));
        assertThat(bench.state("two")).isEqualTo(CapabilityState.STOPPED);
    }

    @Test
    @DisplayName("A port that another one has is told with its name, before anything is changed")
    void portOfOther() throws IOException {
        write("a.yaml", codeless("one"));
        write("b.yaml", codeless("two"));
        awaitPlugin("two");
        bench.run("one", Action.INSTALL, Action.START);
        bench.run("two", Action.INSTALL);

        assertThat(bench.failureOf(bench.act("two", Action.START)).message()).contains("8090", "one");
        assertThat(bench.state("two")).isEqualTo(CapabilityState.STOPPED);

        bench.succeed(bench.configure("two", Map.of("port", 8091)));
        bench.run("two", Action.START);
        assertThat(bench.refused(() -> bench.configure("two", Map.of("port", 8090)))
                        .problem()
                        .message())
                .contains("8090", "one");
    }

    private List<PluginEntry> entries() {
        return LocalNode.await(CapabilitiesContract.PLUGINS.send(bench.bus(), Empty.EMPTY)).plugins().stream()
                .filter(plugin -> !plugin.file().isEmpty())
                .toList();
    }

    private void remove(String name) {
        LocalNode.await(CapabilitiesContract.REMOVE_PLUGIN.send(bench.bus(), new CapabilityName(name), ANNA));
    }

    private PluginReport check(String text) {
        return LocalNode.await(CapabilitiesContract.CHECK_PLUGIN.send(bench.bus(), new PluginText(text), ANNA));
    }

    private void awaitPlugin(String name) {
        await().until(() ->
                LocalNode.await(CapabilitiesContract.LIST.send(bench.bus(), Empty.EMPTY)).capabilities().stream()
                        .anyMatch(capability -> capability.name().equals(name)));
    }

    private PluginReport add(String text) {
        return LocalNode.await(CapabilitiesContract.ADD_PLUGIN.send(bench.bus(), new PluginText(text), ANNA));
    }

    private String sample(String name) {
        return LocalNode.await(CapabilitiesContract.NEW_PLUGIN.send(bench.bus(), new CapabilityName(name)))
                .text();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(data.resolve("plugins"));
        Files.writeString(data.resolve("plugins").resolve(file), text);
    }
}
