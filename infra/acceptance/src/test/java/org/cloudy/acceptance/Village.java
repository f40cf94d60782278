package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

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

/** Nodes on hosts of a network, and what they say of their micro cloud. */
final class Village implements AutoCloseable {
    /** The port of HTTP of each node; those of HTTPS, the cluster and the overlay follow. */
    static final int HTTP = 7000;

    static final Duration JOINED = Duration.ofMinutes(2);
    static final Duration TOLD = Duration.ofSeconds(60);

    private final Path folder;
    private final List<NodeProcess> nodes = new ArrayList<>();

    /** @param folder where the nodes keep their data */
    Village(Path folder) {
        this.folder = folder;
    }

    /** Starts a node that shows its pages on the host's network, and waits until it takes commands. */
    NodeProcess start(Host host) {
        return awaitSetUp(launch(host));
    }

    /** Starts a node on each host at the same time. */
    List<NodeProcess> start(List<Host> hosts) {
        return hosts.stream().map(this::launch).toList().stream()
                .map(Village::awaitSetUp)
                .toList();
    }

    /** Starts a node that is called otherwise than its host, and waits until it takes commands. */
    NodeProcess start(Host host, String name) {
        return launch(host, name).awaitCommands().setUp(name);
    }

    private NodeProcess launch(Host host) {
        return launch(host, host.name());
    }

    private NodeProcess launch(Host host, String name) {
        NodeProcess node =
                NodeProcess.launch(host, folder.resolve(host.name()), HTTP, "--listen", "0.0.0.0", "--name", name);
        nodes.add(node);
        return node;
    }

    private static NodeProcess awaitSetUp(NodeProcess node) {
        return node.awaitCommands().setUp(name(node));
    }

    /** What {@code cloudy microcloud} answers, as JSON. */
    static JsonNode microCloud(NodeProcess node, String... arguments) {
        return Answers.json(run(node, arguments));
    }

    static CommandLine.Result run(NodeProcess node, String... arguments) {
        return node.cloudy(Stream.of(Stream.of("microcloud"), Stream.of(arguments), Stream.of("--json"))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    static String invitation(NodeProcess node) {
        return microCloud(node, "invite").path("token").asText();
    }

    /** Begins to join; the number of the job. */
    static String beginToJoin(NodeProcess node, String token) {
        return microCloud(node, "join", token, "--no-wait").path("id").asText();
    }

    /** Waits until a job succeeded; the node starts anew then, and is away for a moment. */
    static void awaitDone(NodeProcess node, String job) {
        await("job " + job + " is done").atMost(JOINED).untilAsserted(() -> {
            JsonNode detail = Answers.json(node.cloudy("job", job, "--json"));
            assertThat(detail.path("state").asText())
                    .as(detail.toPrettyString())
                    .isEqualTo("succeeded");
        });
    }

    /** Waits until a node sees these members on line, each once, and no others. */
    static void awaitMembers(NodeProcess node, String... names) {
        await(name(node) + " sees " + String.join(", ", names))
                .atMost(JOINED)
                .untilAsserted(() -> assertThat(online(microCloud(node))).containsExactlyInAnyOrder(names));
    }

    /** Names of the members that are there. */
    static List<String> online(JsonNode cloud) {
        return list(cloud.path("members")).stream()
                .filter(member -> member.path("online").asBoolean())
                .map(member -> member.path("name").asText())
                .toList();
    }

    static List<JsonNode> members(NodeProcess node) {
        return list(microCloud(node, "members"));
    }

    static List<String> names(NodeProcess node) {
        return Answers.names(members(node));
    }

    static void publish(NodeProcess node, String name, int port) {
        node.cloudy("publish", "--type", "_http._tcp", "--name", name, "--port", "" + port)
                .expectSuccess();
    }

    /** Waits until a node's search page would show these web sites, each once, and no others. */
    static void awaitWebSites(NodeProcess node, String... names) {
        await(name(node) + " finds " + String.join(", ", names))
                .atMost(TOLD)
                .untilAsserted(() -> assertThat(Answers.names(Answers.services(node, "--type", "_http._tcp")))
                        .containsExactlyInAnyOrder(names));
    }

    /** Where a node on a host is asked to be let in. */
    static String endpoint(Host host) {
        return host.v4().getHostAddress() + ":" + (HTTP + 1);
    }

    static String name(NodeProcess node) {
        return node.data().getFileName().toString();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public void close() {
        NodeProcess.closeAll(nodes);
    }
}
