package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
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

    @Test
    @DisplayName("A file that changes while its capability is on waits until that is off")
    void changedWhileOn() throws IOException {
        write("tools.yaml", codeless("tool-library"));
        awaitPlugin("tool-library");
        bench.run("tool-library", Action.INSTALL, Action.START);

        write("tools.yaml", codeless("tool-library").replace("icon: box", "icon: hammer"));
        write("others.yaml", codeless("others"));
        awaitPlugin("others");
        assertThat(bench.summary("tool-library").icon()).isEqualTo("box");
        assertThat(bench.state("tool-library")).isEqualTo(CapabilityState.RUNNING);

        bench.run("tool-library", Action.STOP);
        await().until(() -> bench.summary("tool-library").icon().equals("hammer"));
        bench.run("tool-library", Action.START, Action.STOP, Action.REMOVE);
        assertThat(bench.state("tool-library")).isEqualTo(CapabilityState.AVAILABLE);
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
        Failure failure = bench.refused(() -> add(sample("mosquitto")));
        assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT);
        assertThat(bench.refused(() -> sample("../x")).code()).isEqualTo(FailureCode.INVALID);
        assertThat(bench.refused(() -> sample("x\nmenu: system")).code()).isEqualTo(FailureCode.INVALID);
        assertThat(bench.refused(() -> sample("x\nrequires: [squid]")).code()).isEqualTo(FailureCode.INVALID);
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
