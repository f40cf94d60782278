package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Three node processes: one story in the order in which it happens, since starting nodes is what takes the time. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A micro cloud of three node processes")
class MicroCloudIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static NodeProcess first;
    private static NodeProcess second;
    private static NodeProcess third;

    @BeforeAll
    static void start() {
        first = NodeProcess.start(folder.resolve("first")).setUp("first");
        second = NodeProcess.start(folder.resolve("second"), "--join", first.clusterAddress())
                .setUp("second");
        third = NodeProcess.start(folder.resolve("third"), "--join", first.clusterAddress())
                .setUp("third");
    }

    @AfterAll
    static void stop() {
        third.close();
        second.close();
        first.close();
    }

    @Test
    @Order(1)
    @DisplayName("each node sees all three, itself first")
    void forms() {
        for (NodeProcess node : List.of(first, second, third)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Answers.names(Answers.nodes(node)))
                            .containsExactlyInAnyOrder("first", "second", "third"));
        }
        assertThat(Answers.names(Answers.nodes(second)).getFirst()).isEqualTo("second");
        JsonNode status = Answers.json(third.cloudy("status", "--json"));
        assertThat(status.path("members").asInt()).isEqualTo(3);
        assertThat(status.path("state").asText()).isEqualTo("ready");
        assertThat(status.path("name").asText()).isEqualTo("third");
    }

    @Test
    @Order(2)
    @DisplayName(
            "a service published on one is found on another with all that the catalogue tells, and withdrawn everywhere")
    void publishes() throws IOException {
        try (ServerSocket service = new ServerSocket(0)) {
            JsonNode published = Answers.json(first.cloudy(
                    "publish",
                    "--json",
                    "--type",
                    "_http._tcp",
                    "--name",
                    "Library",
                    "--port",
                    String.valueOf(service.getLocalPort()),
                    "--attr",
                    "path=/books"));
            await().atMost(SOON).untilAsserted(() -> {
                JsonNode found = only(Answers.services(third, "--type", "_http._tcp", "--text", "libr"));
                assertThat(found.fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder(
                                "id",
                                "type",
                                "name",
                                "node",
                                "host",
                                "port",
                                "microCloud",
                                "health",
                                "rttMs",
                                "hops",
                                "since",
                                "attributes");
                assertThat(found.path("id")).isEqualTo(published.path("id"));
                assertThat(found.path("health").asText()).isEqualTo("passing");
                assertThat(found.path("rttMs").isNumber()).isTrue();
                assertThat(found.path("hops").asInt(-1)).isZero();
                assertThat(found.path("attributes").path("path").asText()).isEqualTo("/books");
            });
            assertThat(second.cloudy("withdraw", published.path("id").asText()).exit())
                    .as("nobody withdraws another node's service")
                    .isEqualTo(1);
            first.cloudy("withdraw", published.path("id").asText()).expectSuccess();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Answers.services(third, "--text", "library"))
                            .isEmpty());
        }
    }

    @Test
    @Order(3)
    @DisplayName("the services of a node that is killed go, and come back with their id when it is started again")
    void killed() throws IOException {
        try (ServerSocket service = new ServerSocket(0)) {
            String id = publish(third, service.getLocalPort());
            await().atMost(SOON).untilAsserted(() -> assertThat(ids(first)).contains(id));
            third.kill();
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(ids(first)).doesNotContain(id);
                assertThat(Answers.names(Answers.nodes(first))).doesNotContain("third");
            });
            third.restart();
            await().atMost(SOON).untilAsserted(() -> assertThat(ids(first)).contains(id));
        }
    }

    @Test
    @Order(4)
    @DisplayName("a node that hangs is out within the heartbeat's limit, and is heard again when it goes on")
    void hung() throws IOException {
        try (ServerSocket service = new ServerSocket(0)) {
            String id = publish(second, service.getLocalPort());
            await().atMost(SOON).untilAsserted(() -> assertThat(ids(first)).contains(id));
            second.freeze();
            await().atMost(SOON).untilAsserted(() -> assertThat(ids(first)).doesNotContain(id));
            second.thaw();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(ids(first)).contains(id);
                assertThat(Answers.names(Answers.nodes(second))).contains("first", "third");
            });
        }
    }

    @Test
    @Order(5)
    @DisplayName("two islands merge, nothing that was published is lost and every node answers every other")
    void merges() throws IOException {
        int later = FreePorts.block(4);
        // It looks for a node that does not run yet, and so founds an island of its own.
        try (ServerSocket service = new ServerSocket(0);
                NodeProcess island = NodeProcess.start(folder.resolve("island"), "--join", "127.0.0.1:" + (later + 3))
                        .setUp("island")) {
            String id = publish(island, service.getLocalPort());
            assertThat(ids(first)).doesNotContain(id);
            try (NodeProcess bridge =
                    NodeProcess.launch(folder.resolve("bridge"), later, "--join", first.clusterAddress())) {
                bridge.awaitReady();
                await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
                    for (NodeProcess node : List.of(first, third, island, bridge)) {
                        assertThat(ids(node)).contains(id);
                        assertThat(Answers.nodes(node))
                                .hasSize(5)
                                .allSatisfy(seen -> assertThat(seen.path("self").asBoolean()
                                                || seen.path("rttMs").isNumber())
                                        .as("it answers")
                                        .isTrue());
                    }
                });
            }
        }
    }

    @Test
    @Order(6)
    @DisplayName("a node that is stopped says good-bye: exit 0, and it is gone at once")
    void stops() {
        assertThat(third.stop()).isZero();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Answers.names(Answers.nodes(first))).doesNotContain("third"));
        third.restart();
    }

    private static String publish(NodeProcess node, int port) {
        return Answers.json(node.cloudy(
                        "publish", "--json", "--type", "_demo._tcp", "--name", "Demo", "--port", String.valueOf(port)))
                .path("id")
                .asText();
    }

    private static List<String> ids(NodeProcess node) {
        return Answers.services(node).stream()
                .map(service -> service.path("id").asText())
                .toList();
    }

    private static JsonNode only(List<JsonNode> things) {
        assertThat(things).hasSize(1);
        return things.getFirst();
    }
}
