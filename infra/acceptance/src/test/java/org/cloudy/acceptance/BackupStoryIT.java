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
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup")
class BackupStoryIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private Path words;
    private Path page;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        port = FreePorts.one();
        words = Files.writeString(folder.resolve("words"), "some words that nobody guesses\n");
        page = folder.resolve("node/capabilities/website/pages/index.html");
    }

    @Test
    @DisplayName("brings a capability back while the node runs, and the whole node though it is killed meanwhile")
    void thereAndBack() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("usb disk"));
        try (NodeProcess node = NodeProcess.start(folder.resolve("node")).setUp("library")) {
            node.cloudy("install", "website", "--set", "port=" + port).expectSuccess();
            Files.writeString(page, "as it was");
            node.cloudy("start", "website").expectSuccess();
            String id =
                    Answers.json(node.cloudy("status", "--json")).path("node").asText();

            backup(node, "create", "--to", elsewhere.toString());
            Path archive = archiveIn(elsewhere);
            backup(node, "drill", archive.toString());
            awaitPage("as it was");

            change(node);
            backup(node, "restore", archive.toString(), "--capability", "website", "--yes");
            awaitPage("as it was");
            assertThat(settings(node).path("list").asBoolean()).isTrue();

            change(node);
            node.cloudy("call", "cloudy.backup.schedule", SCHEDULE).expectSuccess();
            restoreAndKill(node, archive);
            node.restart();
            awaitPage("as it was");
            JsonNode state = Answers.json(node.cloudy("backup", "--json"));
            assertThat(state.path("restored").path("failure").isNull()).isTrue();
            assertThat(state.path("schedule").path("rhythm").asText()).isEqualTo("never");
            assertThat(Answers.json(node.cloudy("status", "--json"))
                            .path("node")
                            .asText())
                    .isEqualTo(id);
        }
    }

    private static final String SCHEDULE = "{\"rhythm\":\"daily\",\"day\":1,\"hour\":3,\"keep\":3,\"folder\":null,"
            + "\"drill\":false,\"passphrase\":\"some words that nobody guesses\"}";

    private void backup(NodeProcess node, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "backup";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--passphrase-file";
        all[all.length - 1] = words.toString();
        node.cloudy(all).expectSuccess();
    }

    private static Path archiveIn(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.findAny().orElseThrow();
        }
    }

    private void change(NodeProcess node) throws IOException {
        Files.writeString(page, "changed");
        node.cloudy("configure", "website", "--set", "list=false").expectSuccess();
        awaitPage("changed");
    }

    private static JsonNode settings(NodeProcess node) {
        return Answers.json(node.cloudy("capability", "website", "--json")).path("settings");
    }

    /** Kills the node at the moment at which all lies ready, whatever it does then. */
    private void restoreAndKill(NodeProcess node, Path archive) {
        backup(node, "restore", archive.toString(), "--yes", "--no-wait");
        Path plan = node.data().resolve("restore/node/plan.json");
        await("the plan is there")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(plan));
        node.kill();
    }

    private void awaitPage(String text) {
        await("the page says: " + text)
                .atMost(SOON)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(page()).isEqualTo(text));
    }

    private String page() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
