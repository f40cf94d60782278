package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.text.Messages;
import org.cloudy.capabilities.plugin.JarWorkshop;
import org.cloudy.testkit.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A jar in the folder of plugins")
class JarPluginTest {
    @TempDir
    private Path data;

    @TempDir
    private Path work;

    private Bench bench;
    private JarWorkshop workshop;

    @BeforeEach
    void start() {
        bench = new Bench(data);
        workshop = new JarWorkshop(work);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    @DisplayName("is a capability at once, with texts of its own, lives its life, and is there after a restart")
    void sound() throws IOException {
        write("radio.jar", "radio", workshop.radio("radio"));

        assertThat(entry("radio.jar").problems()).isEmpty();
        assertThat(entry("radio.jar").kind()).isEqualTo(PluginKind.JAR);
        assertThat(entry("radio.jar").version()).isEqualTo("1.2");
        assertThat(bench.summary("radio").title().in("ca")).isEqualTo("Ràdio");
        assertThat(bench.summary("radio").icon()).isEqualTo("music-note-beamed");
        bench.run("radio", Action.INSTALL, Action.START, Action.STOP, Action.REMOVE);
        bench.restart();
        assertThat(bench.state("radio")).isEqualTo(CapabilityState.AVAILABLE);
    }

    @Test
    @DisplayName("says nothing in the name of another capability")
    void boundedTexts() throws IOException {
        write("radio.jar", "radio", workshop.radio("radio"));

        entry("radio.jar");

        assertThat(Messages.text("en", "capability.squid.title", Map.of())).isNotEqualTo("Hijacked");
    }

    @Test
    @DisplayName("sees its own classes, not those of another one")
    void ownClasses() throws IOException {
        write("one.jar", "one", workshop.radio("one"));
        Map<String, byte[]> without = workshop.radio("two");
        without.remove("org/example/Icon.class");
        write("two.jar", "two", without);

        assertThat(problem("two.jar")).contains("org.example.Icon").contains("missing");
        assertThat(bench.state("one")).isEqualTo(CapabilityState.AVAILABLE);
    }

    @Test
    @DisplayName("that throws when it is asked what it is made of is told, and hurts nothing else")
    void throwing() throws IOException {
        write("bad.jar", "bad", workshop.radio("bad", "if (true) throw new IllegalStateException(\"no aerial\");"));
        write("good.jar", "good", workshop.radio("good"));

        assertThat(problem("bad.jar")).contains("no aerial");
        assertThat(entry("good.jar").problems()).isEmpty();
        assertThat(bench.state("good")).isEqualTo(CapabilityState.AVAILABLE);
    }

    @Test
    @DisplayName("for a newer Java than that of the node is told with both")
    void newerJava() throws IOException {
        Map<String, byte[]> newer = workshop.radio("radio");
        Objects.requireNonNull(newer.get("org/example/Radio.class"))[7] = (byte) 200;
        write("radio.jar", "radio", newer);

        assertThat(problem("radio.jar")).contains("Java " + Runtime.version().feature());
    }

    @Test
    @DisplayName("that is none, does not name itself, or names nothing is told")
    void odd() throws IOException {
        Files.createDirectories(data.resolve("plugins"));
        Files.writeString(data.resolve("plugins/none.jar"), "no jar");
        write("unnamed.jar", "No Name", workshop.radio("radio"));
        write("other.jar", "other", workshop.radio("radio"));
        write("empty.jar", "empty", new HashMap<>());

        assertThat(problem("none.jar")).contains("cannot be read");
        assertThat(problem("unnamed.jar")).contains("Cloudy-Plugin");
        assertThat(problem("other.jar")).contains("calls itself radio");
        assertThat(problem("empty.jar")).contains("names 0");
    }

    @Test
    @DisplayName("takes no name that every node brings, nor that of another file")
    void taken() throws IOException {
        write("a.jar", "radio", workshop.radio("radio"));
        write("b.jar", "radio", workshop.radio("radio"));
        write("c.jar", "mosquitto", workshop.radio("mosquitto"));

        assertThat(problem("b.jar")).contains("a.jar");
        assertThat(problem("c.jar")).contains("mosquitto");
        assertThat(Messages.catalogue("en")).doesNotContainKey("capability.mosquitto.title");
        assertThat(bench.summary("mosquitto").title().in("en")).isEqualTo("Message broker");
    }

    private void write(String file, String id, Map<String, byte[]> entries) throws IOException {
        JarWorkshop.write(data.resolve("plugins").resolve(file), id, "1.2", entries);
    }

    private String problem(String file) {
        PluginEntry entry = entry(file);
        assertThat(entry.problems()).as(file).hasSize(1);
        return entry.problems().getFirst().message().in("en");
    }

    private PluginEntry entry(String file) {
        return await().until(() -> find(file), Optional::isPresent).orElseThrow();
    }

    private Optional<PluginEntry> find(String file) {
        List<PluginEntry> all = LocalNode.await(CapabilitiesContract.PLUGINS.send(bench.bus(), Empty.EMPTY))
                .plugins();
        return all.stream().filter(entry -> entry.file().equals(file)).findAny();
    }
}
