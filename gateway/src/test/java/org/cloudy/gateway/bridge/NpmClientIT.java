package org.cloudy.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Call;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;
import org.cloudy.gateway.FakeNode;
import org.cloudy.gateway.Samples;
import org.cloudy.gateway.SignedInBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skipped where there is no Node.js with npm; with them, the client is installed from npm in the versions of the lock file. */
@DisplayName("The bridge client from npm")
final class NpmClientIT {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "client.js");
    private static final Path CLIENT = Path.of("target", "npm");

    @TempDir
    static Path data;

    static FakeNode node;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        assumeTrue(isOnPath("npm") && isOnPath("node"), "npm and node are not installed");
        Files.createDirectories(CLIENT);
        for (String file : FILES) {
            Files.copy(Path.of("src", "test", "npm", file), CLIENT.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(CLIENT.resolve("node_modules").resolve(".package-lock.json"))) {
            run("", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        node = new FakeNode(data).start();
    }

    @AfterAll
    static void close() {
        if (node != null) {
            node.close();
        }
    }

    @Test
    @DisplayName("is answered as anyone, where nobody signed in")
    void anyone() throws IOException, InterruptedException {
        assertBridge("", Role.ANYONE);
    }

    @Test
    @DisplayName("is answered as a member with a member's cookie")
    void member() throws IOException, InterruptedException {
        assertBridge(SignedInBrowser.cookies(node, "max"), Role.MEMBER);
    }

    @Test
    @DisplayName("is answered as an administrator with an administrator's cookie")
    void administrator() throws IOException, InterruptedException {
        assertBridge(SignedInBrowser.cookies(node, "ada"), Role.ADMIN);
    }

    private static void assertBridge(String cookie, Role role) throws IOException, InterruptedException {
        JsonArray calls = new JsonArray();
        Contracts.CALLS.forEach(call ->
                calls.add(new JsonObject().put("address", call.address()).put("body", Samples.json(call.request()))));
        JsonArray topics =
                new JsonArray(Contracts.TOPICS.stream().map(Topic::address).toList());
        long events = node.vertx.setPeriodic(100, tick -> Contracts.TOPICS.forEach(NpmClientIT::publish));

        JsonObject told = new JsonObject(run(
                new JsonObject().put("calls", calls).put("topics", topics).encode(),
                "node",
                "client.js",
                "http://localhost:" + node.config.http() + "/bus",
                cookie));

        node.vertx.cancelTimer(events);
        for (Call<?, ?> call : Contracts.CALLS) {
            assertTold(told.getJsonObject("replies").getJsonObject(call.address()), call.address(), role, call.role());
        }
        for (Topic<?> topic : Contracts.TOPICS) {
            assertTold(
                    told.getJsonObject("events").getJsonObject(topic.address()), topic.address(), role, topic.role());
        }
    }

    private static void assertTold(JsonObject told, String address, Role role, Role required) {
        if (role.covers(required)) {
            assertThat(told.containsKey("body") || isOfNoSession(told))
                    .as(address + told)
                    .isTrue();
        } else {
            assertThat(told.getInteger("failureCode")).as(address + told).isEqualTo(403);
            assertThat(told.getJsonObject("problem").getString("key")).isEqualTo("failure.forbidden");
        }
    }

    /** Who is signed in is the gateway's own knowledge: it is asked for real, for a session that is none. */
    private static boolean isOfNoSession(JsonObject told) {
        return told.getJsonObject("problem", new JsonObject())
                .getString("key", "")
                .equals("gateway.no-such-session");
    }

    private static <T extends Record> void publish(Topic<T> topic) {
        topic.publish(node.vertx.eventBus(), Samples.of(topic.event()));
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(String input, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(data, "errors", ".log");
        Path output = Files.createTempFile(data, "output", ".json");
        Process process = new ProcessBuilder(command)
                .directory(CLIENT.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("%s: %s", String.join(" ", command), Files.readString(errors))
                .isTrue();
        return Files.readString(output);
    }
}
