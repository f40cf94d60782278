package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final Duration STARTED = Duration.ofSeconds(90);
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

        done(ada, call(ada, "create", "{\"appearance\":{\"name\":\"Village\",\"description\":\"\"}}"));
        awaitMembers(ada, "ada");
        String token = call(ada, "invite", "{}").path("token").asText();
        done(bea, call(bea, "join", "{\"token\":\"" + token + "\"}"));
        awaitMembers(ada, "ada", "bea");
        awaitMembers(bea, "ada", "bea");

        // A used invitation lets nobody else in, and leaves the node as it was.
        JsonNode second = ended(cem, call(cem, "join", "{\"token\":\"" + token + "\"}"));
        assertThat(second.path("state").asText()).isEqualTo("failed");
        assertThat(second.path("failure").path("key").asText()).isEqualTo("microcloud.token.used");
        assertThat(call(cem, "get", "{}").path("id").isNull()).isTrue();

        JsonNode asking = call(
                cem,
                "ask",
                "{\"endpoint\":\"" + hub.v4().getHostAddress() + ":" + (HTTP + 1) + "\",\"message\":\"It is Cem\"}");
        await("both members see the request")
                .atMost(TOLD)
                .untilAsserted(() -> assertThat(requests(bea)).hasSize(1));
        call(
                bea,
                "decide",
                "{\"node\":\"" + requests(bea).getFirst().path("node").asText() + "\",\"approve\":true}");
        done(cem, asking);
        awaitMembers(cem, "ada", "bea", "cem");
        awaitMembers(bea, "ada", "bea", "cem");

        cem.cloudy("publish", "--type", "_http._tcp", "--name", "Cem's pages", "--port", "8080")
                .expectSuccess();
        await("the service is seen behind the other router")
                .atMost(TOLD)
                .untilAsserted(
                        () -> assertThat(Answers.names(Answers.services(bea))).contains("Cem's pages"));

        // Cem came in through Bea: Ada is above both.
        String cemId = member(ada, "cem").path("node").asText();
        call(ada, "expel", "{\"node\":\"" + cemId + "\"}");
        await("the expelled node is gone from the others' pages").atMost(TOLD).untilAsserted(() -> {
            assertThat(names(bea)).containsExactlyInAnyOrder("ada", "bea");
            assertThat(Answers.names(Answers.services(bea))).doesNotContain("Cem's pages");
        });

        done(bea, call(bea, "leave", "{}"));
        await("who left is in none")
                .atMost(JOINED)
                .untilAsserted(() ->
                        assertThat(call(bea, "get", "{}").path("id").isNull()).isTrue());
        await("and off the list")
                .atMost(TOLD)
                .untilAsserted(() -> assertThat(names(ada)).containsExactly("ada"));
    }

    private NodeProcess start(Host host, String name) {
        NodeProcess node = NodeProcess.launch(host, folder.resolve(name), HTTP, "--listen", "0.0.0.0", "--name", name);
        nodes.add(node);
        await(name + " answers")
                .atMost(STARTED)
                .until(() -> node.cloudy("status").exit() == 0);
        return node.setUp(name);
    }

    private static JsonNode call(NodeProcess node, String operation, String request) {
        return Answers.json(node.cloudy("call", "cloudy.microcloud." + operation, request, "--json"));
    }

    /** Waits until the job succeeded; the node starts anew then. */
    private static void done(NodeProcess node, JsonNode job) {
        JsonNode over = ended(node, job);
        assertThat(over.path("state").asText()).as(over.toPrettyString()).isEqualTo("succeeded");
    }

    private static JsonNode ended(NodeProcess node, JsonNode job) {
        JsonNode[] last = {job};
        await("job " + job.path("id").asText() + " ends").atMost(JOINED).until(() -> {
            CommandLine.Result result = node.cloudy("job", job.path("id").asText(), "--json");
            if (result.exit() != 0) {
                return false;
            }
            last[0] = Answers.json(result);
            if (last[0].has("job")) {
                last[0] = last[0].path("job");
            }
            return List.of("succeeded", "failed", "cancelled")
                    .contains(last[0].path("state").asText().toLowerCase(Locale.ROOT));
        });
        return last[0];
    }

    private static void awaitMembers(NodeProcess node, String... names) {
        await("members " + String.join(", ", names)).atMost(JOINED).untilAsserted(() -> {
            CommandLine.Result result = node.cloudy("call", "cloudy.microcloud.get", "{}", "--json");
            assertThat(result.exit()).as(result.err()).isZero();
            JsonNode cloud = Answers.json(result);
            assertThat(StreamSupport.stream(cloud.path("members").spliterator(), false)
                            .filter(member -> member.path("online").asBoolean())
                            .map(member -> member.path("name").asText()))
                    .containsExactlyInAnyOrder(names);
        });
    }

    private static List<String> names(NodeProcess node) {
        return StreamSupport.stream(call(node, "get", "{}").path("members").spliterator(), false)
                .map(member -> member.path("name").asText())
                .toList();
    }

    private static JsonNode member(NodeProcess node, String name) {
        return StreamSupport.stream(call(node, "get", "{}").path("members").spliterator(), false)
                .filter(member -> member.path("name").asText().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static List<JsonNode> requests(NodeProcess node) {
        return StreamSupport.stream(call(node, "get", "{}").path("requests").spliterator(), false)
                .toList();
    }
}
