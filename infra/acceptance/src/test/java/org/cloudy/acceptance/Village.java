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

/** Nodes on hosts of a network, and what they say of their micro cloud. */
final class Village implements AutoCloseable {
    /** The port of HTTP of each node; those of HTTPS, the cluster and the overlay follow. */
    static final int HTTP = 7000;

    static final Duration STARTED = Duration.ofSeconds(90);
    static final Duration JOINED = Duration.ofMinutes(2);
    static final Duration TOLD = Duration.ofSeconds(60);

    private final Path folder;
    private final List<NodeProcess> nodes = new ArrayList<>();

    /** @param folder where the nodes keep their data */
    Village(Path folder) {
        this.folder = folder;
    }

    /** Starts a node that shows its pages on the host's network, and waits until it answers. */
    NodeProcess start(Host host) {
        String name = host.name();
        NodeProcess node = NodeProcess.launch(host, folder.resolve(name), HTTP, "--listen", "0.0.0.0", "--name", name);
        nodes.add(node);
        awaitAnswer(node);
        return node.setUp(name);
    }

    static void awaitAnswer(NodeProcess node) {
        await(node.data().getFileName() + " answers")
                .atMost(STARTED)
                .until(() -> node.cloudy("status").exit() == 0);
    }

    /** Calls {@code cloudy.microcloud.OPERATION}. */
    static JsonNode call(NodeProcess node, String operation, String request) {
        return Answers.json(tryCall(node, operation, request));
    }

    private static CommandLine.Result tryCall(NodeProcess node, String operation, String request) {
        return node.cloudy("call", "cloudy.microcloud." + operation, request, "--json");
    }

    static void create(NodeProcess node) {
        done(node, call(node, "create", "{\"appearance\":{\"name\":\"Village\",\"description\":\"\"}}"));
        awaitMembers(node, name(node));
    }

    static String invitation(NodeProcess node) {
        return call(node, "invite", "{}").path("token").asText();
    }

    /** Begins to join; the job. */
    static JsonNode join(NodeProcess node, String token) {
        return call(node, "join", "{\"token\":\"" + token + "\"}");
    }

    /** Waits until the job succeeded; the node starts anew then. */
    static void done(NodeProcess node, JsonNode job) {
        JsonNode over = ended(node, job);
        assertThat(over.path("state").asText()).as(over.toPrettyString()).isEqualTo("succeeded");
    }

    static JsonNode ended(NodeProcess node, JsonNode job) {
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

    /** Waits until a node sees these members on line, each once, and no others. */
    static void awaitMembers(NodeProcess node, String... names) {
        await(name(node) + " sees " + String.join(", ", names)).atMost(JOINED).untilAsserted(() -> {
            CommandLine.Result result = tryCall(node, "get", "{}");
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(members(Answers.json(result)).stream()
                            .filter(member -> member.path("online").asBoolean())
                            .map(member -> member.path("name").asText()))
                    .containsExactlyInAnyOrder(names);
        });
    }

    static List<String> names(NodeProcess node) {
        return Answers.names(members(call(node, "get", "{}")));
    }

    static JsonNode member(NodeProcess node, String name) {
        return members(call(node, "get", "{}")).stream()
                .filter(member -> member.path("name").asText().equals(name))
                .findAny()
                .orElseThrow();
    }

    static List<JsonNode> requests(NodeProcess node) {
        return StreamSupport.stream(call(node, "get", "{}").path("requests").spliterator(), false)
                .toList();
    }

    static boolean isInNone(NodeProcess node) {
        return call(node, "get", "{}").path("id").isNull();
    }

    static void publish(NodeProcess node, String name, int port) {
        node.cloudy("publish", "--type", "_http._tcp", "--name", name, "--port", "" + port)
                .expectSuccess();
    }

    /** Waits until a node's search page would show these web sites, each once, and no others. */
    static void awaitServices(NodeProcess node, String... names) {
        await(name(node) + " finds " + String.join(", ", names))
                .atMost(TOLD)
                .untilAsserted(() -> assertThat(Answers.names(Answers.services(node, "--type", "_http._tcp")))
                        .containsExactlyInAnyOrder(names));
    }

    static String name(NodeProcess node) {
        return node.data().getFileName().toString();
    }

    private static List<JsonNode> members(JsonNode cloud) {
        return StreamSupport.stream(cloud.path("members").spliterator(), false).toList();
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
    }
}
