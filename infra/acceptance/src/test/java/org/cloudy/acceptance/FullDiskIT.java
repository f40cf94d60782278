package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.SmallDisk;
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

/** One story in the order in which it happens: each test finds the node as the one before left it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A node whose disk is full")
class FullDiskIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SQUID = "squid";
    private static final int PORT = FreePorts.one();
    private static final int MEGABYTES = 48;

    @TempDir
    private static Path folder;

    private static @Nullable SmallDisk disk;
    private static HeldPrograms programs;
    private static @Nullable NodeProcess started;

    @BeforeAll
    static void start() throws IOException {
        // Squid runs as an account of its own, and has to get at the programs.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        disk = SmallDisk.at(folder.resolve("data"), MEGABYTES);
        programs = HeldPrograms.in(folder.resolve("bin"), SQUID);
        started = NodeProcess.start(folder.resolve("data"), Map.of("PATH", programs.path()))
                .setUp("node");
        publish("Library", 8080).expectSuccess();
    }

    @AfterEach
    void free() throws IOException {
        disk().free();
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("refuses to install and to publish, says what to do, and does both when there is room")
    void installAndPublish() throws IOException {
        disk().fill();

        assertRefused(node().cloudy("install", SQUID));
        assertRefused(publish("Museum", 8081));

        assertThat(node().cloudy("status").exit()).isZero();
        assertThat(state()).isEqualTo("available");
        assertThat(Answers.names(Answers.services(node()))).containsExactly("Library");

        disk().free();
        node().cloudy("install", SQUID).expectSuccess();
        publish("Museum", 8081).expectSuccess();
        assertThat(Answers.names(Answers.services(node()))).containsExactlyInAnyOrder("Library", "Museum");
    }

    @Test
    @Order(2)
    @DisplayName("refuses new settings, keeps the old ones, and takes the new ones when there is room")
    void settings() throws IOException {
        node().cloudy("configure", SQUID, "--set", "port=" + PORT, "--set", "cacheMegabytes=16")
                .expectSuccess();
        disk().fill();

        assertRefused(node().cloudy("configure", SQUID, "--set", "visibleName=after"));

        assertThat(setting("visibleName")).isEmpty();
        assertThat(setting("port")).isEqualTo("" + PORT);

        disk().free();
        node().cloudy("configure", SQUID, "--set", "visibleName=after").expectSuccess();
        assertThat(setting("visibleName")).isEqualTo("after");
    }

    @Test
    @Order(3)
    @DisplayName("fails a job in the middle of which it becomes full, undoes it, and does it well when there is room")
    void inTheMiddle() throws IOException {
        programs.hold(SQUID, "-z");
        CompletableFuture<CommandLine.Result> terminal =
                CompletableFuture.supplyAsync(() -> node().cloudy("start", SQUID));
        await().atMost(SOON).until(() -> programs.isWaiting(SQUID, "-z"));
        disk().fill();
        programs.release(SQUID);

        assertRefused(terminal.join());

        JsonNode job = Answers.json(node().cloudy("jobs", "--json")).path(0);
        assertThat(job.path("state").asText()).isEqualTo("failed");
        assertThat(job.path("failure").path("key").asText()).isEqualTo("store.full");

        disk().free();
        node().cloudy("start", SQUID).expectSuccess();
        node().cloudy("publish", SQUID).expectSuccess();
        assertThat(state()).isEqualTo("running");
    }

    @Test
    @Order(4)
    @DisplayName("does not start, says what to do, and is as it was when there is room")
    void killed() throws IOException {
        disk().fill();
        node().kill();
        disk().fill();

        try (NodeProcess again = NodeProcess.launch(node().data(), node().http())) {
            await().atMost(SOON).until(() -> !again.process().isAlive());
            assertThat(again.process().exitValue()).isEqualTo(1);
            assertThat(again.output())
                    .contains("The disk with " + node().data() + " is full. Make room for at least 4 MB")
                    .doesNotContain("mistake");
        }

        disk().free();
        node().restart();
        await().atMost(SOON).until(() -> state().equals("running"));
        assertThat(setting("visibleName")).isEqualTo("after");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Answers.names(Answers.services(node())))
                        .containsExactlyInAnyOrder("Library", "Museum", "Squid after"));
    }

    @Test
    @Order(5)
    @DisplayName("lets a capability be removed, which makes room")
    void remove() throws IOException {
        disk().fill();

        node().cloudy("remove", SQUID, "--yes", "--without-backup").expectSuccess();

        assertThat(state()).isEqualTo("available");
        assertThat(node().data().resolve("capabilities").resolve(SQUID)).doesNotExist();
    }

    private static void assertRefused(CommandLine.Result result) {
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("The disk with the node's data is full. Make room on it, and try again.");
    }

    private static CommandLine.Result publish(String name, int port) {
        return node().cloudy("publish", "--type", "_http._tcp", "--name", name, "--port", "" + port);
    }

    private static String state() {
        return capability().path("summary").path("state").asText();
    }

    private static String setting(String name) {
        return capability().path("settings").path(name).asText();
    }

    private static JsonNode capability() {
        return Answers.json(node().cloudy("capability", SQUID, "--json"));
    }

    private static NodeProcess node() {
        if (started == null) {
            throw new AssertionError("no node");
        }
        return started;
    }

    private static SmallDisk disk() {
        if (disk == null) {
            throw new AssertionError("no disk");
        }
        return disk;
    }
}
