package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.cloudy.platform.host.AptSandbox;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real apt on a machine in a folder, whose package sets itself up for as long as a test wants. One story in the order in which it
 * happens: each test finds the machine as the one before left it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A node that is killed while packages are brought up to date")
class UpdateKilledIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String HELLO = "hello-cloudy";

    @TempDir
    private static Path folder;

    private static AptSandbox machine;
    private static @Nullable NodeProcess started;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root brings packages up to date");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")), "this machine has no apt");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "this machine has no dpkg-deb");
        machine = AptSandbox.in(folder);
        machine.offer(HELLO, "1.0");
        machine.install(HELLO, "1.0");
        String path = machine.programs() + File.pathSeparator + System.getenv("PATH");
        started =
                NodeProcess.start(folder.resolve("node"), Map.of("PATH", path)).setUp("node");
    }

    /** What a test that failed held, no other one waits for. */
    @AfterEach
    void letGo() throws IOException {
        release();
    }

    @AfterAll
    static void stop() throws IOException {
        if (started != null) {
            started.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("lets apt go on, waits for it when it is back, and ends the job well")
    void aptGoesOn() throws IOException {
        offer("1.1");
        List<ProcessHandle> left = killedWhileSettingUp();
        assertThat(left)
                .filteredOn(process -> process.info().command().orElse("").endsWith("apt-get"))
                .singleElement()
                .matches(ProcessHandle::isAlive);

        node().restart();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(log()).anyMatch(line -> line.contains("Waiting for cache")));
        release();

        assertThat(over().path("state").asText()).as("%s", log()).isEqualTo("succeeded");
        assertThat(log()).anyMatch(line -> line.contains("begins again"));
        assertWell("1.1");
    }

    @Test
    @Order(2)
    @DisplayName("finishes what was left half done, where apt was killed with it as by a power cut")
    void aptIsKilledToo() throws IOException {
        offer("1.2");
        List<ProcessHandle> left = killedWhileSettingUp();
        left.forEach(ProcessHandle::destroyForcibly);
        await().atMost(SOON).until(() -> left.stream().noneMatch(ProcessHandle::isAlive));
        release();

        node().restart();

        assertThat(over().path("state").asText()).as("%s", log()).isEqualTo("succeeded");
        assertThat(log()).anyMatch(line -> line.contains("begins again"));
        assertWell("1.2");
    }

    @Test
    @Order(3)
    @DisplayName("says which package is left half done, as long as it is, and repairs it on demand")
    void repairs() throws IOException {
        offer("1.3");
        Files.createFile(broken());

        CommandLine.Result applied = node().cloudy("updates", "apply", HELLO);

        assertThat(applied.exit()).isEqualTo(1);
        assertThat(applied.err()).contains(HELLO);
        assertThat(diagnosis()).anySatisfy(line -> assertThat(line).contains(HELLO, "critical", "yes"));
        assertThat(node().cloudy("repair", "node").exit())
                .as("the cause is still there")
                .isEqualTo(1);

        Files.delete(broken());
        node().cloudy("repair", "node");

        assertWell("1.3");
    }

    /** A new version, whose setting up waits while there is one file, and fails while there is another. */
    private static void offer(String version) throws IOException {
        machine.offer(HELLO, version, """
                touch '%1$s.reached'
                while [ -e '%1$s' ]; do sleep 0.1; done
                rm -f '%1$s.reached'
                test ! -e '%2$s'""".formatted(held(), broken()));
        machine.publish("Debian-Security");
        node().cloudy("updates", "refresh").expectSuccess();
    }

    /** Kills the node while the package is set up; what it had started, which may go on. */
    private static List<ProcessHandle> killedWhileSettingUp() throws IOException {
        Files.createFile(held());
        CompletableFuture<CommandLine.Result> terminal =
                CompletableFuture.supplyAsync(() -> node().cloudy("updates", "apply", HELLO));
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("held.reached")));
        List<ProcessHandle> left = node().process().descendants().toList();

        node().kill();

        assertThat(terminal.join().err()).contains("connection to the node was lost");
        return left;
    }

    private static void release() throws IOException {
        Files.deleteIfExists(held());
    }

    private static Path held() {
        return folder.resolve("held");
    }

    private static Path broken() {
        return folder.resolve("broken");
    }

    private static void assertWell(String version) throws IOException {
        assertThat(machine.installed(HELLO)).isEqualTo(version);
        assertThat(diagnosis()).noneMatch(line -> line.contains(HELLO));
        assertThat(Answers.json(node().cloudy("updates", "--json")).path("packages"))
                .isEmpty();
    }

    private static List<String> diagnosis() {
        return node().cloudy("diagnose", "--all").out().lines().toList();
    }

    private static JsonNode over() {
        await().atMost(SOON).until(() -> latest().path("ended").isTextual());
        return latest();
    }

    private static JsonNode latest() {
        return Answers.json(node().cloudy("jobs", "--json")).path(0);
    }

    private static List<String> log() {
        JsonNode job = Answers.json(node().cloudy("job", latest().path("id").asText(), "--json"));
        return StreamSupport.stream(job.path("lines").spliterator(), false)
                .map(line -> line.path("text").asText())
                .toList();
    }

    private static NodeProcess node() {
        if (started == null) {
            throw new AssertionError("no node");
        }
        return started;
    }
}
