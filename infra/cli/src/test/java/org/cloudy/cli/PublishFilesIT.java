package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("search publish")
class PublishFilesIT {
    private static final String CATALAN =
            "Els veïns del poble comparteixen les antenes, i qui té bona vista de l’església la dona als altres que no la tenen.";

    @TempDir
    Path data;

    private FakeNode node;
    private Path texts;
    private HttpServer web;
    private final Queue<JsonNode> batches = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws IOException {
        texts = Files.createDirectories(data.resolve("texts"));
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.start();
        node = new FakeNode(data);
        node.handling("cloudy.search.publish-all", (request, client) -> {
            batches.add(request);
            List<String> ids = documents(request).stream()
                    .map(each -> "\"abcdefghijklmnop/" + each.path("name").asText() + "\"")
                    .toList();
            client.reply("{\"published\":[" + String.join(",", ids) + "],\"refused\":[]}");
        });
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
        web.stop(0);
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    private static List<JsonNode> documents(JsonNode batch) {
        return StreamSupport.stream(batch.path("documents").spliterator(), false)
                .toList();
    }

    private List<JsonNode> published() {
        return batches.stream().flatMap(batch -> documents(batch).stream()).toList();
    }

    @Test
    @DisplayName("publishes what has text of a folder and below it, and tells of what has none")
    void folder() throws IOException {
        Files.writeString(texts.resolve("a village.txt"), "\n# El poble\n" + CATALAN);
        Files.write(texts.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0});
        Path below = Files.createDirectories(texts.resolve("below"));
        Files.writeString(
                below.resolve("roof.html"), "<html><head><title>The roof</title></head><body>Antennas</body></html>");
        Files.writeString(Files.createDirectories(texts.resolve(".git")).resolve("config.txt"), "hidden");

        Ran ran = run(
                "search", "publish", texts.toString(), "--kind", "note", "--url-base", "https://village.example/docs");

        assertThat(ran.err())
                .isEqualTo(texts.resolve("picture.png")
                        + " holds no text that can be read: it may be a picture, a scan, or empty.\n");
        assertThat(ran.out()).isEqualTo("2 published, 1 not\n");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(published())
                .extracting(each -> each.path("name").asText())
                .containsExactly("a_village.txt", "below/roof.html");
        assertThat(published()).extracting(each -> each.path("title").asText()).containsExactly("El poble", "The roof");
        assertThat(published())
                .extracting(each -> each.path("url").asText())
                .containsExactly(
                        "https://village.example/docs/a%20village.txt", "https://village.example/docs/below/roof.html");
        assertThat(published().getFirst().path("language").isNull()).isTrue();
        assertThat(published()).allMatch(each -> each.path("kind").asText().equals("note"));
    }

    @Test
    @DisplayName("publishes many with a call, but no more than a frame carries")
    void batches() throws IOException {
        for (int i : IntStream.range(0, 20).toArray()) {
            Files.writeString(texts.resolve("file-%02d.txt".formatted(i)), "antennas on the roof ".repeat(6_000));
        }

        Ran ran = run("search", "publish", texts.toString(), "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.json().path("published")).hasSize(20);
        assertThat(ran.json().path("cut")).hasSize(20);
        assertThat(ran.json().path("skipped")).isEmpty();
        assertThat(batches).hasSizeBetween(2, 4);
    }

    @Test
    @DisplayName("tells what the node refuses, by the file that it came from")
    void refused() throws IOException {
        node.answering("cloudy.search.publish-all", """
                {"published":["abcdefghijklmnop/a.txt"],"refused":[{"name":"b.txt","reason":{"code":"FORBIDDEN",\
                "key":"failure.forbidden","args":{"role":"x"},"message":"no","fields":[]}}]}""");
        Files.writeString(texts.resolve("a.txt"), "antennas");
        Files.writeString(texts.resolve("b.txt"), "antennas");

        Ran ran = run("search", "publish", texts.toString(), "--json");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.json().path("skipped").path(0).path("file").asText())
                .isEqualTo(texts.resolve("b.txt").toString());
        assertThat(ran.json()
                        .path("skipped")
                        .path(0)
                        .path("problem")
                        .path("key")
                        .asText())
                .isEqualTo("failure.forbidden");
    }

    @Test
    @DisplayName("fails with the reason where the only file cannot be published, or there is none")
    void single() throws IOException {
        Path file = Files.writeString(texts.resolve("a.pdf"), "%PDF-1.7\nnothing");

        Ran damaged = run("search", "publish", file.toString());
        Ran missing = run("search", "publish", texts.resolve("b.pdf").toString(), "--json");

        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.out()).isEmpty();
        assertThat(damaged.err()).startsWith("cloudy: " + file).contains("(application/pdf)");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("NOT_FOUND");
    }

    @Test
    @DisplayName("publishes a page of the web under its address, also where that sends us on")
    void page() {
        serve("/old", 302, "", "/village.html");
        serve("/village.html", 200, "<html lang=en><title>The village</title><p>Antennas</p></html>", null);

        Ran ran = run("search", "publish", address("/old"));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("1 published\n");
        assertThat(published()).singleElement().satisfies(document -> {
            assertThat(document.path("title").asText()).isEqualTo("The village");
            assertThat(document.path("url").asText()).isEqualTo(address("/old"));
            assertThat(document.path("name").asText()).isEqualTo(address("/old"));
            assertThat(document.path("text").asText()).isEqualTo("Antennas");
        });
    }

    @Test
    @DisplayName("fetches nothing but pages of the web, and gives up where one sends us on for ever or is not there")
    void noPage() {
        serve("/file", 302, "", "file:///etc/passwd");
        serve("/round", 302, "", "/round");

        assertThat(run("search", "publish", address("/file")).err()).contains("file:///etc/passwd");
        assertThat(run("search", "publish", address("/round")).err()).contains("more than 5 times");
        assertThat(run("search", "publish", address("/nowhere")).err()).contains("HTTP 404");
        assertThat(run("search", "publish", "http://127.0.0.1:1/x").err()).contains("could not be fetched");
        assertThat(run("search", "publish", "http:///x").err()).contains("no web address");
        assertThat(batches).isEmpty();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + web.getAddress().getPort() + path;
    }

    private void serve(String path, int status, String body, @org.jspecify.annotations.Nullable String location) {
        web.createContext(path, exchange -> {
            if (location != null) {
                exchange.getResponseHeaders().add("Location", location);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
