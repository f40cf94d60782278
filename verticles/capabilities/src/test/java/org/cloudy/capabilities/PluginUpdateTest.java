package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.testkit.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of a plugin that is installed")
class PluginUpdateTest {
    private static final Caller ANNA = new Caller("anna", Role.ADMIN);

    @TempDir
    private Path data;

    private Bench bench;
    private String first;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(data);
        first = LocalNode.await(CapabilitiesContract.NEW_PLUGIN.send(bench.bus(), new CapabilityName("tools")))
                .text()
                .replaceFirst("(?m)^packages: .*$", "")
                .replaceFirst("(?m)^folders: .*$", "");
        write(first);
        await().until(() ->
                LocalNode.await(CapabilitiesContract.LIST.send(bench.bus(), Empty.EMPTY)).capabilities().stream()
                        .anyMatch(capability -> capability.name().equals("tools")));
        bench.run("tools", Action.INSTALL);
        bench.succeed(bench.configure("tools", Map.of("port", 8123)));
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    @DisplayName("is taken up by a job when it changes, and the service runs on with its settings and its announcement")
    void takenUp() throws IOException {
        bench.run("tools", Action.START, Action.PUBLISH);

        write(second());

        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.summary("tools").icon()).isEqualTo("hammer");
        assertThat(bench.get("tools").settings()).containsExactly(Map.entry("webPort", 8123));
        assertThat(bench.discovery.ports()).containsExactly(8123);
        assertThat(entry()).hasValueSatisfying(entry -> {
            assertThat(entry.version()).isEqualTo("2");
            assertThat(entry.waiting()).isFalse();
        });
        bench.awaitIdle();
        bench.run("tools", Action.STOP, Action.REMOVE);
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.AVAILABLE);
        await().until(() -> !Files.exists(data.resolve("plugins/in-force/tools.yaml")));
    }

    @Test
    @DisplayName("is taken up while the service is off, and leaves it off")
    void takenUpWhileOff() throws IOException {
        write(second());

        assertThat(update().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.STOPPED);
        assertThat(bench.summary("tools").icon()).isEqualTo("hammer");
        assertThat(bench.get("tools").settings()).containsExactly(Map.entry("webPort", 8123));
    }

    @Test
    @DisplayName("is put back when the service does not come up with the new one, which is kept beside it")
    void putBack() throws IOException {
        bench.run("tools", Action.START, Action.PUBLISH);
        String broken = second().replace("-F, ", "-F, --broken, ");
        write(broken);

        Failure.Problem failure = bench.failureOf(update());

        assertThat(failure.message())
                .contains("Version 2 of the plugin was not taken up, version 1 stays", "tools.yaml.refused")
                .contains("it runs as it did", "no such option");
        assertThat(failure.in("ca")).contains("La versió 2 del connector", "funciona com abans");
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.summary("tools").icon()).isEqualTo("box");
        assertThat(bench.get("tools").settings()).containsEntry("port", 8123);
        assertThat(bench.discovery.ports()).containsExactly(8123);
        assertThat(data.resolve("plugins/tools.yaml")).hasContent(first);
        assertThat(data.resolve("plugins/tools.yaml.refused")).hasContent(broken);
        await().untilAsserted(() -> assertThat(entry()).hasValueSatisfying(entry -> {
            assertThat(entry.version()).isEqualTo("1");
            assertThat(entry.waiting()).isFalse();
        }));
        bench.restart();
        bench.awaitState("tools", CapabilityState.RUNNING);
        assertThat(updates()).hasSize(1);
    }

    @Test
    @DisplayName("is put back before anything is touched when the settings in force do not fit the new one")
    void unfitSettings() throws IOException {
        bench.run("tools", Action.START);
        bench.changes.clear();
        write(second().replace("maximum: 65535", "maximum: 8100"));

        assertThat(bench.failureOf(update()).message()).contains("Version 2", "do not fit");

        assertThat(bench.changes).extracting(change -> change.state()).containsOnly(CapabilityState.RUNNING);
        assertThat(bench.summary("tools").icon()).isEqualTo("box");
        assertThat(data.resolve("plugins/tools.yaml")).hasContent(first);
    }

    @Test
    @DisplayName("that changed while the node was down is taken up after the service is what it was")
    void changedMeanwhile() throws IOException {
        bench.run("tools", Action.START);
        bench.close();
        write(second().replace("-F, ", "-F, --broken, "));
        bench = new Bench(data);

        bench.failureOf(update());
        bench.awaitIdle();
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.summary("tools").icon()).isEqualTo("box");
    }

    @Test
    @DisplayName("is the former one or the new one, with its settings, on a node that was killed as it was taken up")
    void killed() throws IOException {
        bench.run("tools", Action.START, Action.PUBLISH);
        write(second().replace("-F, ", "-F, --slow, "));
        bench.host.awaitSlow();
        assertThat(bench.summary("tools").icon()).isEqualTo("hammer");

        Files.writeString(data.resolve("plugins/tools.yaml"), "cloudy: 1\n");
        bench.killAndRestart();
        bench.awaitState("tools", CapabilityState.RUNNING);
        bench.awaitIdle();
        assertThat(bench.summary("tools").icon()).isEqualTo("box");
        assertThat(bench.get("tools").settings()).containsExactly(Map.entry("port", 8123));

        write(second());
        await().until(() -> bench.summary("tools").icon().equals("hammer"));
        bench.awaitIdle();
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.get("tools").settings()).containsExactly(Map.entry("webPort", 8123));
        assertThat(bench.discovery.ports()).containsExactly(8123);
    }

    @Test
    @DisplayName("that is taken away leaves the service running, also after a restart, and says what to do")
    void orphan() throws IOException {
        bench.run("tools", Action.START);
        Files.delete(data.resolve("plugins/tools.yaml"));

        assertOrphan();
        bench.restart();
        bench.awaitState("tools", CapabilityState.RUNNING);
        assertOrphan();
        assertThat(bench.refused(() -> LocalNode.await(
                        CapabilitiesContract.REMOVE_PLUGIN.send(bench.bus(), new CapabilityName("tools"), ANNA))))
                .hasMessageContaining("Put the file back");

        write(first);
        await().untilAsserted(() -> assertThat(bench.get("tools").checks())
                .extracting(CheckResult::component)
                .doesNotContain(CheckResult.PLUGIN));
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("that is taken away lets the service be removed with its data kept, which are there when it is back")
    void removedOrphan() throws IOException {
        bench.run("tools", Action.START);
        Path kept = Files.writeString(data.resolve("capabilities/tools/kept"), "data");
        Files.delete(data.resolve("plugins/tools.yaml"));
        assertOrphan();

        bench.run("tools", Action.REMOVE);
        await().untilAsserted(() ->
                assertThat(bench.refused(() -> bench.state("tools"))).isNotNull());
        assertThat(kept).hasContent("data");

        write(first);
        await().until(() -> entry().isPresent());
        bench.run("tools", Action.INSTALL);
        assertThat(kept).hasContent("data");
        assertThat(bench.get("tools").settings()).containsEntry("port", 8123);
    }

    private void assertOrphan() {
        await().untilAsserted(() -> assertThat(bench.get("tools").checks())
                .filteredOn(check -> check.component().equals(CheckResult.PLUGIN))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.health()).isEqualTo(Health.WARNING);
                    assertThat(check.message().in("en")).contains(data.resolve("plugins") + "", "Put the file back");
                }));
        assertThat(bench.state("tools")).isEqualTo(CapabilityState.RUNNING);
        assertThat(entry()).hasValueSatisfying(entry -> {
            assertThat(entry.version()).isEqualTo("1");
            assertThat(entry.problems()).hasSize(1);
        });
    }

    /** Another icon, and another name of the one setting. */
    private String second() {
        return first.replace("icon: box", "icon: hammer")
                .replace("version: 1", "version: 2\nmigrations: { 2: { rename: { port: webPort } } }")
                .replace("  port:\n    kind", "  webPort:\n    kind")
                .replace("{{port}}", "{{webPort}}")
                .replace("port: port", "port: webPort");
    }

    /** The job that takes the file up, when it is over. */
    private Job update() {
        await().until(() -> !updates().isEmpty());
        return bench.over(updates().getFirst());
    }

    private List<Job> updates() {
        return bench.node().context().jobs().latest(100).stream()
                .filter(job -> job.kind().equals("capabilities.update"))
                .toList();
    }

    private Optional<PluginEntry> entry() {
        return LocalNode.await(CapabilitiesContract.PLUGINS.send(bench.bus(), Empty.EMPTY)).plugins().stream()
                .filter(plugin -> !plugin.file().isEmpty())
                .findFirst();
    }

    private void write(String text) throws IOException {
        Files.createDirectories(data.resolve("plugins"));
        Files.writeString(data.resolve("plugins/tools.yaml"), text);
    }
}
