package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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

/** One story in the order in which it happens: each test finds the service as the one before left it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A service without code whose file changes while it runs")
@Tag("slow")
class KilledUpdateIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WEBFSD = "webfsd";
    private static final String NAME = "pages";

    /** A server that hears that it shall end, and does not. */
    private static final String STUBBORN = """
            files:
              serve.py:
                text: |
                  import http.server, signal
                  signal.signal(signal.SIGTERM, lambda number, frame: open("asked", "w").close())
                  http.server.HTTPServer(("{{listen}}", {{webPort}}), http.server.SimpleHTTPRequestHandler).serve_forever()
            """;

    @TempDir
    private static Path folder;

    private static final int PORT = FreePorts.one();
    private static HeldPrograms programs;
    private static NodeProcess node;
    private static String first;

    @BeforeAll
    static void start() throws IOException {
        // Its daemon runs as an account of its own, and has to get at the program.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        programs = HeldPrograms.in(folder.resolve("bin"), WEBFSD);
        node = NodeProcess.start(folder.resolve("node"), Map.of("PATH", programs.path()))
                .setUp("node");
        node.cloudy("plugin", "new", NAME, "--folder", folder.toString()).expectSuccess();
        first = Files.readString(folder.resolve("pages.yaml"))
                .replace("/usr/bin/webfsd", WEBFSD)
                .replaceFirst("(?m)^packages: .*$", "");
        write(first);
        await().atMost(SOON).until(() -> node.cloudy("capability", NAME).exit() == 0);
        node.cloudy("install", NAME, "--set", "port=" + PORT).expectSuccess();
        Path pages = node.data().resolve("capabilities/pages/pages");
        Files.writeString(pages.resolve("index.html"), "one");
        Files.writeString(pages.resolve("start.html"), "two");
        node.cloudy("start", NAME).expectSuccess();
        assertThat(page()).isEqualTo("one");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** The setting has another name, and the program other arguments. */
    private static String second() {
        return first.replace("version: 1", "version: 2\nmigrations: { 2: { rename: { port: webPort } } }")
                .replace("  port:\n    kind", "  webPort:\n    kind")
                .replace("{{port}}", "{{webPort}}")
                .replaceAll("port: port\\b", "port: webPort")
                .replace("-f, index.html", "-f, start.html, -j");
    }

    @Test
    @Order(1)
    @DisplayName(
            "is the new one with its settings, on a node that was killed between the former program and the new one")
    void killedBetween() throws IOException {
        programs.hold(WEBFSD, "start.html");
        write(second());
        await().atMost(SOON).until(() -> programs.isWaiting(WEBFSD, "start.html"));
        assertThat(node.data().resolve("plugins/in-force/pages.yaml"))
                .as("what a node begins with that is killed now")
                .hasContent(first);

        node.kill();
        programs.release(WEBFSD);
        node.restart();

        await().atMost(SOON).until(() -> updated("succeeded").isPresent());
        await().atMost(SOON).until(() -> state().equals("running"));
        assertIsSecond();
    }

    @Test
    @Order(2)
    @DisplayName("is what it was when the new program does not come up, and the job says both")
    void putBack() throws IOException {
        write(second().replace("version: 2", "version: 3").replace("[webfsd, -F,", "[webfsd, -F, -Z,"));

        await().atMost(SOON).until(() -> updated("failed").isPresent());

        assertThat(updated("failed")
                        .orElseThrow()
                        .path("failure")
                        .path("message")
                        .asText())
                .contains("Version 3 of the plugin was not taken up, version 2 stays", "it runs as it did");
        assertIsSecond();
        assertThat(node.data().resolve("plugins/pages.yaml")).hasContent(second());
        assertThat(node.data().resolve("plugins/pages.yaml.refused")).content().contains("version: 3");
    }

    @Test
    @Order(3)
    @DisplayName(
            "is gone with all its processes after the node was killed in the middle of its removal, and can be had again")
    void killedWhileRemoving() throws IOException {
        write(second().replace("version: 2", "version: 4")
                .replaceFirst("(?m)^    command: .*$", "    command: [/usr/bin/python3, \"{{folder}}/serve.py\"]")
                .replaceFirst("(?m)^daemons:", STUBBORN + "daemons:"));
        await().atMost(SOON).until(() -> version().equals("4"));
        await().atMost(SOON)
                .until(() -> jobs().noneMatch(job -> job.path("ended").isNull()));
        Path home = node.data().resolve("capabilities").resolve(NAME);
        CompletableFuture<CommandLine.Result> terminal =
                CompletableFuture.supplyAsync(() -> node.cloudy("remove", NAME, "--yes", "--without-backup"));
        await().atMost(SOON).until(() -> Files.exists(home.resolve("asked")));

        node.kill();
        assertThat(terminal.join().exit()).isEqualTo(1);
        node.restart();

        await().atMost(SOON).until(() -> state().equals("available"));
        await().atMost(SOON).until(() -> jobs().anyMatch(job -> isOf(job, "capabilities.remove", "succeeded")));
        assertThat(home).doesNotExist();
        assertThat(programsIn(home)).isZero();
        node.cloudy("install", NAME, "--set", "webPort=" + PORT).expectSuccess();
        assertThat(state()).isEqualTo("stopped");
    }

    private static void assertIsSecond() throws IOException {
        await().atMost(SOON).untilAsserted(() -> assertThat(page()).isEqualTo("two"));
        assertThat(version()).isEqualTo("2");
        JsonNode settings = capability().path("settings");
        assertThat(settings.path("webPort").asInt()).isEqualTo(PORT);
        assertThat(settings.has("port")).isFalse();
        assertThat(programsIn(node.data().resolve("capabilities").resolve(NAME)))
                .isEqualTo(1);
    }

    private static long programsIn(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> home.equals(workingFolder(process)))
                .count();
    }

    private static Path workingFolder(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
    }

    /** The job that took a file up and ended so. */
    private static Optional<JsonNode> updated(String state) {
        return jobs().filter(job -> isOf(job, "capabilities.update", state)).findFirst();
    }

    private static boolean isOf(JsonNode job, String kind, String state) {
        return job.path("kind").asText().equals(kind)
                && job.path("state").asText().equals(state);
    }

    private static Stream<JsonNode> jobs() {
        return StreamSupport.stream(Answers.json(node.cloudy("jobs", "--json")).spliterator(), false);
    }

    private static String version() {
        JsonNode list = Answers.json(node.cloudy("plugin", "list", "--json"));
        JsonNode plugins = list.isArray() ? list : list.path("plugins");
        return StreamSupport.stream(plugins.spliterator(), false)
                .filter(plugin -> plugin.path("name").asText().equals(NAME))
                .filter(plugin -> !plugin.path("waiting").asBoolean())
                .map(plugin -> plugin.path("version").asText())
                .findFirst()
                .orElse("");
    }

    private static String state() {
        return capability().path("summary").path("state").asText();
    }

    private static JsonNode capability() {
        return Answers.json(node.cloudy("capability", NAME, "--json"));
    }

    private static String page() {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/"))
                                    .timeout(SOON)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(String text) throws IOException {
        Path plugins = Files.createDirectories(node.data().resolve("plugins"));
        Files.writeString(plugins.resolve("pages.yaml"), text);
    }
}
