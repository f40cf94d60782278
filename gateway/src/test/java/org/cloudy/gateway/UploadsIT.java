package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.dns.ZoneFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is sent with a form")
final class UploadsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final byte[] SMALL = "cloudy: 1\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path data;

    static FakeNode node;

    private Browser browser;

    @BeforeAll
    static void open() {
        node = new FakeNode(data).start();
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(node);
    }

    @Test
    @DisplayName("lies in the node's own folder while it is looked at, whatever it is called, and is deleted then")
    void taken() {
        browser.signIn("ada", FakeNode.PASSWORD);

        HttpResponse<String> answer =
                browser.upload("/system/plugins/check", Map.of("csrf", browser.token("/"), "text", "pasted"), SMALL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith(data.resolve("tmp/uploads").toString())
                .endsWith(" cloudy: 1\n pasted")
                .doesNotContain("x.yaml");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).isEmpty());
    }

    @Test
    @DisplayName("is refused without the token that only the node's own pages have")
    void forged() {
        browser.signIn("ada", FakeNode.PASSWORD);

        assertThat(browser.upload("/system/plugins/check", Map.of("csrf", "forged"), SMALL)
                        .statusCode())
                .isEqualTo(403);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).isEmpty());
    }

    @Test
    @DisplayName("is taken from administrators only, and else not written at all")
    void others() throws IOException {
        assertThat(browser.upload("/system/plugins/check", Map.of(), SMALL)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(there).startsWith("/login"));
        browser.signIn("max", FakeNode.PASSWORD);
        assertThat(browser.upload("/system/plugins/check", Map.of("csrf", browser.token("/")), SMALL)
                        .statusCode())
                .isEqualTo(403);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("is not taken where none is wanted")
    void elsewhere() throws IOException {
        browser.signIn("ada", FakeNode.PASSWORD);
        browser.upload("/change", Map.of("csrf", browser.token("/")), SMALL);

        assertThat(left()).isEmpty();
        assertThat(Path.of("file-uploads")).doesNotExist();
    }

    @Test
    @DisplayName("is refused when it is too large, and leaves nothing behind")
    void large() {
        browser.signIn("ada", FakeNode.PASSWORD);

        HttpResponse<String> answer =
                browser.upload("/system/plugins/check", Map.of("csrf", browser.token("/")), new byte[2 << 20]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("1 MB");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).isEmpty());
    }

    @Test
    @DisplayName("is taken from a member where it is a document that he shares, and from nobody who has not signed in")
    void shared() throws IOException {
        assertThat(browser.upload("/documents/shared/publish", Map.of(), SMALL)
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(there).startsWith("/login"));
        assertThat(left()).isEmpty();
        browser.signIn("max", FakeNode.PASSWORD);

        HttpResponse<String> answer =
                browser.upload("/documents/shared/publish", Map.of("csrf", browser.token("/"), "text", "typed"), SMALL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith(" cloudy: 1\n typed");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).isEmpty());
    }

    @Test
    @DisplayName("may be larger where it is the file of a zone")
    void zone() {
        browser.signIn("ada", FakeNode.PASSWORD);

        HttpResponse<String> answer = browser.upload(
                "/capabilities/dns/zones/village.example/import",
                Map.of("csrf", browser.token("/")),
                new byte[ZoneFile.LARGEST]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSizeGreaterThan(ZoneFile.LARGEST);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).isEmpty());
    }

    private static List<Path> left() throws IOException {
        Path folder = data.resolve("tmp/uploads");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
