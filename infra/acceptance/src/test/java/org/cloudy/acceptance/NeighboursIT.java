package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.Nat;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NetworkTest(needs = "tincd")
@DisplayName("Neighbours behind their routers")
class NeighboursIT {
    private static final int HTTP = 7000;
    private static final Duration JOINED = Duration.ofSeconds(90);
    private static final Duration TOLD = Duration.ofSeconds(30);

    private final List<NodeProcess> nodes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        nodes.forEach(NodeProcess::close);
    }

    @Test
    @DisplayName("join by invitation and by request, find each other's services, and expel and leave each other")
    void story(NetworkBed bed) {
        Lan internet = bed.internet();
        Lan home = bed.lan("home");
        Lan flat = bed.lan("flat");
        bed.nat(home, internet, Nat.PORT_RESTRICTED);
        bed.nat(flat, internet, Nat.SYMMETRIC);
        Host hub = internet.host("ada");
        NodeProcess ada = start(hub, "ada");
        NodeProcess bea = start(home.host("bea"), "bea");
        NodeProcess cem = start(flat.host("cem"), "cem");

        JsonNode founded = microCloud(ada, "create", "Village", "--description", "Round the square");
        assertThat(founded.at("/appearance/name").asText()).isEqualTo("Village");
        assertThat(online(founded)).containsExactly("ada");
        String token = microCloud(ada, "invite").path("token").asText();
        microCloud(bea, "join", token);
        awaitMembers(ada, "ada", "bea");
        awaitMembers(bea, "ada", "bea");

        // A used invitation lets nobody else in, and leaves the node as it was.
        CommandLine.Result second = run(cem, "join", token);
        assertThat(second.exit()).isEqualTo(1);
        assertThat(Answers.problem(second).path("key").asText()).isEqualTo("microcloud.token.used");
        assertThat(microCloud(cem).path("id").isNull()).isTrue();

        String endpoint = hub.v4().getHostAddress() + ":" + (HTTP + 1);
        String asking = microCloud(cem, "ask", endpoint, "--message", "It is Cem", "--no-wait")
                .path("id")
                .asText();
        await("both members see the request").atMost(TOLD).untilAsserted(() -> {
            assertThat(microCloud(ada, "requests")).hasSize(1);
            assertThat(microCloud(bea, "requests").at("/0/message").asText()).isEqualTo("It is Cem");
        });
        microCloud(bea, "approve", "cem");
        awaitDone(cem, asking);
        awaitMembers(cem, "ada", "bea", "cem");
        awaitMembers(bea, "ada", "bea", "cem");

        microCloud(bea, "describe", "--name", "Old village");
        await("the new name is told to all").atMost(TOLD).untilAsserted(() -> {
            assertThat(microCloud(cem).at("/appearance/name").asText()).isEqualTo("Old village");
            assertThat(Answers.json(cem.cloudy("status", "--json"))
                            .path("microCloud")
                            .asText())
                    .isEqualTo("Old village");
            assertThat(Answers.nodes(cem))
                    .hasSize(3)
                    .allSatisfy(
                            node -> assertThat(node.path("microCloud").asText()).isEqualTo("Old village"));
        });
        await("all tell of their links and their traffic").atMost(TOLD).untilAsserted(() -> {
            JsonNode map = microCloud(ada, "map");
            assertThat(map.path("silent")).isEmpty();
            assertThat(map.path("views"))
                    .hasSize(3)
                    .allSatisfy(view -> assertThat(view.path("links"))
                            .hasSize(2)
                            .noneMatch(link -> link.path("state").asText().equals("unreachable")));
            assertThat(microCloud(ada, "members"))
                    .hasSize(3)
                    .allSatisfy(member -> assertThat(
                                    member.at("/traffic/receivedBytes").asLong())
                            .isPositive());
        });
        assertThat(microCloud(ada, "links"))
                .anyMatch(event -> event.path("state").asText().equals("direct"));

        cem.cloudy("publish", "--type", "_http._tcp", "--name", "Cem's pages", "--port", "8080")
                .expectSuccess();
        await("the service is seen behind the other router")
                .atMost(TOLD)
                .untilAsserted(
                        () -> assertThat(Answers.names(Answers.services(bea))).contains("Cem's pages"));

        // Cem came in through Bea: Ada is above both.
        assertThat(run(cem, "expel", "ada", "--yes").exit())
                .as("nobody expels who was here before")
                .isEqualTo(1);
        microCloud(ada, "expel", "cem", "--yes");
        await("the expelled node is gone from the others' pages").atMost(TOLD).untilAsserted(() -> {
            assertThat(names(bea)).containsExactlyInAnyOrder("ada", "bea");
            assertThat(Answers.names(Answers.services(bea))).doesNotContain("Cem's pages");
        });

        assertThat(microCloud(bea, "leave", "--yes").path("id").isNull())
                .as("who left is in none")
                .isTrue();
        await("and off the list")
                .atMost(TOLD)
                .untilAsserted(() -> assertThat(names(ada)).containsExactly("ada"));
    }

    private NodeProcess start(Host host, String name) {
        NodeProcess node = NodeProcess.launch(host, folder.resolve(name), HTTP, "--listen", "0.0.0.0", "--name", name);
        nodes.add(node);
        return node.awaitCommands().setUp(name);
    }

    /** What {@code cloudy microcloud} answers, as JSON. */
    private static JsonNode microCloud(NodeProcess node, String... arguments) {
        return Answers.json(run(node, arguments));
    }

    private static CommandLine.Result run(NodeProcess node, String... arguments) {
        return node.cloudy(Stream.of(Stream.of("microcloud"), Stream.of(arguments), Stream.of("--json"))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    /** Waits until a job succeeded; the node starts anew then, and is away for a moment. */
    private static void awaitDone(NodeProcess node, String job) {
        await("job " + job + " is done").atMost(JOINED).untilAsserted(() -> {
            JsonNode detail = Answers.json(node.cloudy("job", job, "--json"));
            assertThat(detail.path("state").asText())
                    .as(detail.toPrettyString())
                    .isEqualTo("succeeded");
        });
    }

    private static void awaitMembers(NodeProcess node, String... names) {
        await("members " + String.join(", ", names))
                .atMost(JOINED)
                .untilAsserted(() -> assertThat(online(microCloud(node))).containsExactlyInAnyOrder(names));
    }

    /** Names of the members that are there. */
    private static List<String> online(JsonNode cloud) {
        return StreamSupport.stream(cloud.path("members").spliterator(), false)
                .filter(member -> member.path("online").asBoolean())
                .map(member -> member.path("name").asText())
                .toList();
    }

    private static List<String> names(NodeProcess node) {
        return StreamSupport.stream(microCloud(node, "members").spliterator(), false)
                .map(member -> member.path("name").asText())
                .toList();
    }
}
