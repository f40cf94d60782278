package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One story in the order in which it happens: each test finds the proxy as the one before left it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A node that is killed in the middle of a job")
class KilledIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SQUID = "squid";
    private static final String DPKG = "dpkg-query";

    @TempDir
    private static Path folder;

    private static final int PORT = FreePorts.one();
    private static HeldPrograms programs;
    private static NodeProcess node;

    @BeforeAll
    static void start() throws IOException {
        // Squid runs as an account of its own, and has to get at the programs.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        programs = HeldPrograms.in(folder.resolve("bin"), SQUID, DPKG);
        node = NodeProcess.start(folder.resolve("node"), Map.of("PATH", programs.path()))
                .setUp("node");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    @Order(1)
    @DisplayName("installs on when it is back")
    void installing() throws IOException {
        long job = killedWhen(DPKG, "-W", "install", SQUID);
        programs.release(DPKG);
        node.restart();

        assertThat(over(job).path("state").asText()).isEqualTo("succeeded");
        assertThat(log(job)).anyMatch(line -> line.contains("begins again"));
        assertThat(state()).isEqualTo("stopped");
    }

    @Test
    @Order(2)
    @DisplayName("makes the cache anew, and starts the proxy with the settings that were chosen before")
    void makingTheCache() throws IOException {
        node.cloudy("configure", SQUID, "--set", "port=" + PORT, "--set", "cacheMegabytes=64")
                .expectSuccess();

        long job = killedWhen(SQUID, "-z", "start", SQUID);
        assertNothingLeft();
        programs.release(SQUID);
        node.restart();

        assertThat(over(job).path("state").asText()).isEqualTo("succeeded");
        assertThat(log(job)).anyMatch(line -> line.contains("begins again"));
        assertThat(state()).isEqualTo("running");
        assertThat(settings().path("port").asInt()).isEqualTo(PORT);
        assertThat(settings().path("cacheMegabytes").asInt()).isEqualTo(64);
        assertThat(squids()).hasSize(1);
    }

    @Test
    @Order(3)
    @DisplayName("takes the running proxy along, and brings it back with the settings that were being changed")
    void changingSettings() throws IOException {
        long job = killedWhen(SQUID, "parse", "configure", SQUID, "--set", "visibleName=after");
        assertNothingLeft();
        programs.release(SQUID);
        node.restart();

        assertThat(over(job).path("state").asText()).isEqualTo("succeeded");
        await().atMost(SOON).until(() -> state().equals("running"));
        assertThat(settings().path("visibleName").asText()).isEqualTo("after");
        assertThat(settings().path("port").asInt()).isEqualTo(PORT);
        assertThat(squids()).hasSize(1);
    }

    @Test
    @Tag("slow")
    @Order(4)
    @DisplayName("three times gives the job up with the reason, and does the same thing well when asked again")
    void againAndAgain() throws IOException {
        node.cloudy("stop", SQUID).expectSuccess();

        long job = killedWhen(SQUID, "-N", "start", SQUID);
        for (int attempt = 2; attempt <= 3; attempt++) {
            assertNothingLeft();
            node.restart();
            await().atMost(SOON).until(() -> programs.isWaiting(SQUID, "-N"));
            assertThat(job(job).path("state").asText()).isEqualTo("running");
            node.kill();
        }
        assertNothingLeft();
        programs.release(SQUID);
        node.restart();

        assertThat(over(job).path("state").asText()).isEqualTo("failed");
        assertThat(node.cloudy("job", "" + job).expectSuccess().out()).contains("The node stopped while");
        assertThat(state()).isEqualTo("stopped");
        assertThat(squids()).isEmpty();

        node.cloudy("start", SQUID).expectSuccess();
        assertThat(settings().path("visibleName").asText()).isEqualTo("after");
        assertThat(squids()).hasSize(1);
    }

    /** Kills the node while a command's job waits for a program; the job. */
    private static long killedWhen(String program, String word, String... command) throws IOException {
        programs.hold(program, word);
        CompletableFuture<CommandLine.Result> terminal = CompletableFuture.supplyAsync(() -> node.cloudy(command));
        await().atMost(SOON).until(() -> programs.isWaiting(program, word));
        JsonNode job = Answers.json(node.cloudy("jobs", "--json")).path(0);
        assertThat(job.path("state").asText()).isEqualTo("running");

        node.kill();

        CommandLine.Result told = terminal.join();
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.err()).contains("connection to the node was lost").contains("cloudy jobs");
        return job.path("id").asLong();
    }

    private static void assertNothingLeft() {
        await().atMost(SOON).untilAsserted(() -> assertThat(squids()).isEmpty());
    }

    /** What works in the proxy's folder, Squid and whatever it started. */
    private static List<ProcessHandle> squids() {
        Path home = node.data().resolve("capabilities").resolve(SQUID);
        return ProcessHandle.allProcesses()
                .filter(process -> home.equals(workingFolder(process)))
                .toList();
    }

    private static Path workingFolder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
    }

    private static JsonNode over(long job) {
        await().atMost(SOON).until(() -> job(job).path("ended").isTextual());
        return job(job);
    }

    private static JsonNode job(long id) {
        return Answers.json(node.cloudy("job", "" + id, "--json"));
    }

    private static List<String> log(long job) {
        return StreamSupport.stream(job(job).path("lines").spliterator(), false)
                .map(line -> line.path("text").asText())
                .toList();
    }

    private static String state() {
        return capability().path("summary").path("state").asText();
    }

    private static JsonNode settings() {
        return capability().path("settings");
    }

    private static JsonNode capability() {
        return Answers.json(node.cloudy("capability", SQUID, "--json"));
    }
}
