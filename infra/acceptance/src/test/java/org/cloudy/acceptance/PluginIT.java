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
import java.time.Duration;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service without code")
class PluginIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("is begun, checked, handed in, switched on, published and used, and is there after a restart")
    void fromTheFileToTheVisitor() throws Exception {
        int port = FreePorts.one();
        try (NodeProcess node = NodeProcess.start(folder.resolve("node")).setUp("node")) {
            Path file = begin(node);
            node.cloudy("plugin", "check", file.toString()).expectSuccess();
            refuse(node, file);

            node.cloudy("plugin", "add", file.toString()).expectSuccess();
            node.cloudy("install", "tools", "--set", "port=" + port).expectSuccess();
            Files.writeString(node.data().resolve("capabilities/tools/pages/index.html"), "Borrow a ladder");
            node.cloudy("start", "tools").expectSuccess();
            node.cloudy("publish", "tools").expectSuccess();

            assertThat(page(port)).isEqualTo("Borrow a ladder");
            await("it is found")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(Answers.names(Answers.services(node, "--type", "_http._tcp")))
                            .containsExactly("My service on node"));
            JsonNode detail = Answers.json(node.cloudy("capability", "tools", "--json"));
            assertThat(detail.path("summary").path("health").asText()).isEqualTo("passing");
            assertThat(node.cloudy("configure", "tools", "--set", "port=80").exit())
                    .isEqualTo(1);
            assertThat(page(port)).isEqualTo("Borrow a ladder");

            node.stop();
            node.restart();
            await("it is up again")
                    .atMost(SOON)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(page(port)).isEqualTo("Borrow a ladder"));
        }
    }

    private Path begin(NodeProcess node) {
        String[] begin = {"plugin", "new", "tools", "--folder", folder.toString()};
        node.cloudy(begin).expectSuccess();
        assertThat(node.cloudy(begin).exit())
                .as("what is there is not written over")
                .isEqualTo(1);
        assertThat(node.cloudy("plugin", "new", "../tools").exit()).isEqualTo(1);
        return folder.resolve("tools.yaml");
    }

    /** A mistake is told with its place, and what has one is not taken. */
    private static void refuse(NodeProcess node, Path file) throws IOException {
        Path mistaken = file.resolveSibling("mistaken.yaml");
        Files.writeString(mistaken, Files.readString(file).replace("menu: community_cloud", "menu: kitchen"));
        for (String command : new String[] {"check", "add"}) {
            CommandLine.Result result = node.cloudy("plugin", command, mistaken.toString());
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out())
                    .startsWith(mistaken + ":15:7: ")
                    .contains("kitchen")
                    .contains("community_cloud, network_services");
        }
        assertThat(node.cloudy("capability", "tools").exit()).isEqualTo(1);
    }

    private static String page(int port) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .timeout(SOON)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
