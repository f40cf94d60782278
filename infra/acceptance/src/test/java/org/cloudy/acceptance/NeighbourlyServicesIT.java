package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, end to end: what is switched on at one node is found and used from another. The nodes are at different addresses of
 * the machine, for a proxy takes no query that comes from its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Services from the command line of one node to their use at another")
class NeighbourlyServicesIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** A device is asked once a minute, and what flows is known when it was asked twice. */
    private static final Duration TWO_ROUNDS = Duration.ofMinutes(4);

    /** Of the owner; the neighbour is at 127.0.0.1. */
    private static final String ADDRESS = "127.0.0.2";

    @TempDir
    private static Path folder;

    private static final int PORT = FreePorts.one();
    private static NodeProcess owner;
    private static NodeProcess neighbour;
    private static String ownerId;
    private static WebSite site;

    @BeforeAll
    static void start() throws IOException {
        site = new WebSite();
        owner = NodeProcess.launch(folder.resolve("owner"), FreePorts.block(4), "--listen", ADDRESS)
                .awaitCommands()
                .setUp("owner");
        neighbour = NodeProcess.start(folder.resolve("neighbour"), "--join", owner.clusterAddress())
                .setUp("neighbour");
        ownerId = Answers.json(owner.cloudy("status", "--json")).path("node").asText();
    }

    @AfterAll
    static void stop() {
        NodeProcess.closeAll(
                Stream.of(neighbour, owner).filter(node -> node != null).toList());
        if (site != null) {
            site.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("a proxy is installed, configured, started, published, and used from another node")
    void proxy() throws IOException, InterruptedException {
        assertThat(owner.cloudy("start", "squid").exit())
                .as("it is not installed yet")
                .isEqualTo(1);
        owner.cloudy("install", "squid").expectSuccess();

        CommandLine.Result refused = owner.cloudy("configure", "squid", "--set", "port=99999");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("port");

        configure(owner, "squid", "port=" + PORT, "visibleName=shared-proxy", "cacheMegabytes=64", "accessLog=true");
        owner.cloudy("start", "squid").expectSuccess();
        owner.cloudy("publish", "squid").expectSuccess();

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode proxy = proxies(neighbour).getFirst();
            assertThat(proxy.path("port").asInt()).isEqualTo(PORT);
            assertThat(proxy.path("health").asText()).isEqualTo("passing");
        });
        assertThat(WebSite.through(PORT, site.freshPage())).isEqualTo(WebSite.GREETING);

        String id = proxies(owner).getFirst().path("id").asText();
        CommandLine.Result behindItsBack = owner.cloudy("withdraw", id);
        assertThat(behindItsBack.exit()).isEqualTo(1);
        assertThat(behindItsBack.err()).contains("cloudy withdraw squid");
    }

    @Test
    @Order(2)
    @DisplayName("an agent is published, and the other node watches it with the passphrase that they share")
    void agent() {
        for (NodeProcess node : List.of(owner, neighbour)) {
            node.cloudy("install", "snmp").expectSuccess();
            configure(node, "snmp", "port=" + FreePorts.one(), "cloudPassphrase=village-green");
            node.cloudy("start", "snmp").expectSuccess();
        }
        owner.cloudy("publish", "snmp").expectSuccess();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Answers.list(neighbour.cloudy("snmp", "device", "list", "--json")))
                        .filteredOn(device -> device.path("id").asText().equals(ownerId))
                        .singleElement()
                        .satisfies(device -> {
                            assertThat(device.path("name").asText()).isEqualTo("owner");
                            assertThat(device.path("answered").isNull()).isFalse();
                        }));
    }

    @Test
    @Order(3)
    @DisplayName(
            "a proxy asks the other one's by one command: what it has not comes from the copy there, not from the site")
    void federates() throws IOException {
        int port = FreePorts.one();
        neighbour.cloudy("install", "squid").expectSuccess();
        configure(neighbour, "squid", "port=" + port, "cacheMegabytes=64", "accessLog=true");
        neighbour.cloudy("start", "squid").expectSuccess();
        await().atMost(SOON)
                .until(() -> neighbour.cloudy("proxy", "peer", "add", ownerId).exit() == 0);
        assertThat(peers()).contains("cache_peer " + ADDRESS + " sibling " + PORT);

        await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            URI page = site.freshPage();
            assertThat(WebSite.through(PORT, page)).isEqualTo(WebSite.GREETING);
            assertThat(WebSite.through(port, page)).isEqualTo(WebSite.GREETING);
            assertThat(site.fetched(page)).isEqualTo(1);
            assertThat(WebSite.about(page, log(neighbour)))
                    .singleElement()
                    .asString()
                    .contains("SIBLING_HIT/" + ADDRESS);
            assertThat(WebSite.about(page, log(owner)))
                    .anySatisfy(line -> assertThat(line).contains("TCP_MISS/200"))
                    .anySatisfy(line -> assertThat(line).containsPattern("TCP_(MEM_)?HIT/200"));
        });
    }

    @Test
    @Order(4)
    @DisplayName("the graphs of the node that watches tell the traffic of the one that is watched")
    void traffic() {
        await().atMost(TWO_ROUNDS)
                .untilAsserted(() -> assertThat(StreamSupport.stream(
                                Answers.json(neighbour.cloudy("snmp", "device", "show", ownerId, "--json"))
                                        .path("interfaces")
                                        .spliterator(),
                                false))
                        .anySatisfy(port ->
                                assertThat(port.path("received").asDouble()).isPositive()));
        assertThat(neighbour
                        .cloudy("snmp", "graph", ownerId, "traffic")
                        .expectSuccess()
                        .out())
                .containsPattern("\\d bit/s|\\d kbit/s|\\d Mbit/s");
    }

    @Test
    @Order(5)
    @DisplayName(
            "a node that is killed takes its proxy along, also out of the other's configuration, and brings it back")
    void killed() {
        owner.kill();
        await().atMost(SOON).untilAsserted(() -> assertThat(proxies(neighbour)).isEmpty());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(peers()).as("who is gone is asked no more").doesNotContain("cache_peer"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(isListening(PORT))
                        .as("the daemon goes with its node")
                        .isFalse());

        owner.relaunch().awaitCommands();
        await().atMost(SOON).untilAsserted(() -> assertThat(proxies(neighbour)).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(isListening(PORT)).isTrue());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(peers()).contains("cache_peer " + ADDRESS + " sibling " + PORT));
    }

    @Test
    @Order(6)
    @DisplayName("a proxy that is stopped is found no more, and removed with all that was its own")
    void removed() {
        owner.cloudy("stop", "squid").expectSuccess();
        assertThat(isListening(PORT)).isFalse();
        await().atMost(SOON).untilAsserted(() -> assertThat(proxies(neighbour)).isEmpty());

        assertThat(owner.cloudy("remove", "squid").exit())
                .as("removal is confirmed")
                .isEqualTo(2);
        owner.cloudy("remove", "squid", "--yes", "--without-backup").expectSuccess();
        assertThat(folder.resolve("owner/capabilities/squid")).doesNotExist();
        assertThat(Answers.json(owner.cloudy("capability", "squid", "--json"))
                        .path("summary")
                        .path("state")
                        .asText())
                .isEqualTo("available");
        assertThat(Answers.json(owner.cloudy("jobs", "--json")).size()).isGreaterThanOrEqualTo(6);
    }

    private static void configure(NodeProcess node, String capability, String... settings) {
        Stream<String> options = Arrays.stream(settings).flatMap(setting -> Stream.of("--set", setting));
        node.cloudy(Stream.concat(Stream.of("configure", capability), options).toArray(String[]::new))
                .expectSuccess();
    }

    private static List<JsonNode> proxies(NodeProcess node) {
        return Answers.services(node, "--type", "_squid._tcp");
    }

    private static String peers() throws IOException {
        return Files.readString(neighbour.data().resolve("capabilities/squid/peers.conf"));
    }

    private static List<String> log(NodeProcess node) throws IOException {
        return Files.readAllLines(node.data().resolve("capabilities/squid/access.log"));
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
