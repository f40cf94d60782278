package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, end to end: a real proxy is switched on at one node, found and used from another. */
@DisplayName("Squid from the command line of one node to the catalogue of another")
class SquidStoryIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("is installed, configured, started, published, used from another node, killed, withdrawn and removed")
    void story() throws IOException, InterruptedException {
        int port = FreePorts.one();
        try (NodeProcess owner = NodeProcess.start(folder.resolve("owner")).setUp("owner");
                NodeProcess neighbour = NodeProcess.start(folder.resolve("neighbour"), "--join", owner.clusterAddress())
                        .setUp("neighbour")) {
            assertThat(owner.cloudy("start", "squid").exit())
                    .as("it is not installed yet")
                    .isEqualTo(1);
            owner.cloudy("install", "squid").expectSuccess();

            CommandLine.Result refused = owner.cloudy("configure", "squid", "--set", "port=99999");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("port");

            owner.cloudy(
                            "configure",
                            "squid",
                            "--set",
                            "port=" + port,
                            "--set",
                            "visibleName=shared-proxy",
                            "--set",
                            "cacheMegabytes=64")
                    .expectSuccess();
            owner.cloudy("start", "squid").expectSuccess();
            owner.cloudy("publish", "squid").expectSuccess();

            await().atMost(SOON).untilAsserted(() -> {
                JsonNode proxy =
                        Answers.services(neighbour, "--type", "_squid._tcp").getFirst();
                assertThat(proxy.path("port").asInt()).isEqualTo(port);
                assertThat(proxy.path("health").asText()).isEqualTo("passing");
            });
            assertThat(fetchThrough(port)).isEqualTo("hello neighbour");

            String id = Answers.services(owner, "--type", "_squid._tcp")
                    .getFirst()
                    .path("id")
                    .asText();
            CommandLine.Result behindItsBack = owner.cloudy("withdraw", id);
            assertThat(behindItsBack.exit()).isEqualTo(1);
            assertThat(behindItsBack.err()).contains("cloudy withdraw squid");

            owner.kill();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Answers.services(neighbour, "--type", "_squid._tcp"))
                            .isEmpty());
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(isListening(port))
                            .as("the daemon goes with its node")
                            .isFalse());

            owner.restart();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Answers.services(neighbour, "--type", "_squid._tcp"))
                            .hasSize(1));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(isListening(port)).isTrue());

            owner.cloudy("stop", "squid").expectSuccess();
            assertThat(isListening(port)).isFalse();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Answers.services(neighbour, "--type", "_squid._tcp"))
                            .isEmpty());

            assertThat(owner.cloudy("remove", "squid").exit())
                    .as("removal is confirmed")
                    .isEqualTo(2);
            owner.cloudy("remove", "squid", "--yes").expectSuccess();
            assertThat(folder.resolve("owner/capabilities/squid")).doesNotExist();
            assertThat(Answers.json(owner.cloudy("capability", "squid", "--json"))
                            .path("summary")
                            .path("state")
                            .asText())
                    .isEqualTo("available");
            assertThat(Answers.json(owner.cloudy("jobs", "--json")).size()).isGreaterThanOrEqualTo(6);
        }
    }

    private static String fetchThrough(int proxyPort) throws IOException, InterruptedException {
        HttpServer origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/", exchange -> {
            byte[] body = "hello neighbour".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        origin.start();
        try (HttpClient client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxyPort)))
                .build()) {
            URI uri = URI.create("http://127.0.0.1:" + origin.getAddress().getPort() + "/");
            return client.send(
                            HttpRequest.newBuilder(uri)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            origin.stop(0);
        }
    }

    private static boolean isListening(int port) {
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
