package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files that are shared on a node")
class SharedFilesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static NodeProcess node;

    @BeforeAll
    static void start() {
        node = NodeProcess.start(folder.resolve("node"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static CommandLine.Result run(String... arguments) {
        return node.cloudy(arguments);
    }

    private static JsonNode found(String query) throws IOException {
        return JSON.readTree(run("search", query, "--json").expectSuccess().out());
    }

    @Test
    @DisplayName("are found by their words: a PDF among others, until it is withdrawn")
    void folder() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        writePdf(files.resolve("minutes.pdf"), "The neighbours agreed on a parabolic reflector");
        Files.writeString(files.resolve("film.srt"), "1\n00:00:01,000 --> 00:00:02,000\nWelcome to the rooftop\n");
        Files.write(files.resolve("noise.bin"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});

        CommandLine.Result published = run("search", "publish", files.toString(), "--kind", "minutes");

        assertThat(published.out()).isEqualTo("2 published, 1 not\n");
        assertThat(published.err()).contains("noise.bin");
        assertThat(published.exit()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(found("parabolic reflector").path("total").asInt()).isEqualTo(1));
        JsonNode hit = found("parabolic reflector").path("hits").path(0);
        assertThat(hit.path("title").asText()).isEqualTo("Minutes of May");
        assertThat(hit.path("id").asText()).endsWith("/minutes.pdf");
        await().untilAsserted(
                        () -> assertThat(found("rooftop").path("total").asInt()).isEqualTo(1));

        run("search", "withdraw", hit.path("id").asText()).expectSuccess();
        await().untilAsserted(() ->
                assertThat(found("parabolic reflector").path("total").asInt()).isZero());
    }

    @Test
    @DisplayName("leave nothing behind of the process that read them, nor does one that cannot be read")
    void upload() throws IOException {
        Path uploads = Files.createDirectories(folder.resolve("node/tmp/uploads"));
        Files.writeString(uploads.resolve("good"), "<title>The cellar</title><p>Batteries</p>");
        Files.writeString(uploads.resolve("bad"), "%PDF-1.7 and no more");

        assertThat(publish("good", "cellar.html").expectSuccess().out()).contains("The cellar");
        assertThat(publish("bad", "cellar.pdf").err()).contains("cellar.pdf");

        await().untilAsserted(() ->
                assertThat(found("batteries").path("total").asInt()).isEqualTo(1));
        try (Stream<Path> left = Files.list(folder.resolve("node/tmp"))) {
            assertThat(left).noneMatch(each -> each.getFileName().toString().startsWith("reader-"));
        }
    }

    private static CommandLine.Result publish(String upload, String name) {
        return run("call", "cloudy.search.publish-file", """
                {"upload":"%s","fileName":"%s","kind":"page","attributes":{}}""".formatted(upload, name));
    }

    private static void writePdf(Path file, String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Minutes of May");
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
                content.newLineAtOffset(72, 720);
                content.showText(text);
                content.endText();
            }
            document.save(file.toFile());
        }
    }
}
