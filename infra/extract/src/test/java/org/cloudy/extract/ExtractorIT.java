package org.cloudy.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.cloudy.bus.search.DocumentLanguage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The text of a file")
class ExtractorIT {
    private static final String ENGLISH =
            "The neighbours of the village share their antennas, and whoever has a good view of the church gives it to the others.";
    private static final String CATALAN =
            "Els veïns del poble comparteixen les antenes, i qui té bona vista de l’església la dona als altres que no la tenen.";
    private static final String SPANISH =
            "Los vecinos del pueblo comparten las antenas, y quien tiene buena vista de la iglesia la da a los otros que no la tienen.";

    @TempDir
    static Path temporary;

    static Extractor extractor;

    @TempDir
    Path folder;

    private Samples samples;

    @BeforeAll
    static void start() {
        extractor = Extractor.installed(temporary, Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        extractor.close();
        assertThat(temporary).isEmptyDirectory();
    }

    @BeforeEach
    void makeSamples() {
        samples = new Samples(folder);
    }

    private static Extract read(Path file) {
        return extractor.read(file, file.getFileName().toString());
    }

    private static void assertRead(Path file, String type, String title, String text) {
        Extract extract = read(file);

        assertThat(extract.type()).isEqualTo(type);
        assertThat(extract.title()).isEqualTo(title);
        assertThat(extract.text()).contains(text);
        assertThat(extract.cut()).isFalse();
    }

    @Test
    @DisplayName("is read from PDF")
    void pdf() throws IOException {
        assertRead(
                samples.pdf("a.pdf", "The village", ENGLISH), "application/pdf", "The village", "share their antennas");
    }

    @Test
    @DisplayName("is read from office files of either family, and from RTF")
    void office() throws IOException {
        String office = "application/vnd.openxmlformats-officedocument.";
        assertRead(
                samples.word("a.docx", "The village", ENGLISH),
                office + "wordprocessingml.document",
                "The village",
                "share their antennas");
        assertRead(samples.sheet("a.xlsx", "20 cm dish"), office + "spreadsheetml.sheet", "Antennas", "20 cm dish");
        assertRead(
                samples.openDocument("a.odt", "El poble", CATALAN),
                "application/vnd.oasis.opendocument.text",
                "El poble",
                "comparteixen les antenes");
        assertRead(
                samples.text("a.rtf", "{\\rtf1\\ansi{\\info{\\title Village}}Antennas on the \\b roof\\b0 .\\par}"),
                "application/rtf",
                "Village",
                "Antennas on the roof.");
    }

    @Test
    @DisplayName("is read from EPUB")
    void epub() throws IOException {
        assertRead(samples.epub("a.epub", "A book", ENGLISH), "application/epub+zip", "A book", "share their antennas");
    }

    @Test
    @DisplayName("is read from HTML, with its title, without its scripts")
    void html() throws IOException {
        Extract extract = read(samples.text("a.html", """
                <!doctype html><html lang="ca-ES"><head><title>El  poble</title><script>var hidden = 1</script>
                <style>p { color: red }</style></head><body><h1>Antenes</h1><p>Al teulat &amp; al camp</p></body></html>"""));

        assertThat(extract.type()).isEqualTo("text/html");
        assertThat(extract.title()).isEqualTo("El poble");
        assertThat(extract.text()).isEqualTo("Antenes\nAl teulat & al camp");
        assertThat(extract.language()).isEqualTo(DocumentLanguage.CA);
    }

    @Test
    @DisplayName("is read from subtitles: what is said, and not when")
    void subtitles() throws IOException {
        assertThat(read(samples.text("a.srt", """
                                1
                                00:00:01,600 --> 00:00:04,200
                                <i>Good morning</i>

                                2
                                00:00:05,900 --> 00:00:07,999
                                neighbours
                                """)).text()).isEqualTo("Good morning\nneighbours");
        assertThat(read(samples.text("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Aina>Bon dia\n"))
                        .text())
                .isEqualTo("Bon dia");
        assertThat(read(samples.text("a.ttml", """
                                <?xml version="1.0" encoding="UTF-8"?><tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>
                                <p begin="00:00:01.000" end="00:00:02.000">Good <span>morning</span></p></div></body></tt>""")).text()).isEqualTo("Good morning");
    }

    @Test
    @DisplayName("is read from plain text in whatever writing, and from what is text too")
    void plain() throws IOException {
        assertRead(samples.text("a.txt", "# El camí\n" + CATALAN), "text/plain", "El camí", "església");
        assertRead(
                samples.bytes("b.txt", ("Camión\n" + SPANISH).getBytes(StandardCharsets.ISO_8859_1)),
                "text/plain",
                "Camión",
                "tiene buena vista");
        assertRead(
                samples.bytes("c.txt", ("\uFEFFCamí\n" + CATALAN).getBytes(StandardCharsets.UTF_16)),
                "text/plain",
                "Camí",
                "església");
        assertRead(samples.text("README.md", "Heading\n=======\nWords"), "text/markdown", "Heading", "Words");
        assertRead(samples.text("a.csv", "dish;20 cm\n"), "text/csv", "dish;20 cm", "dish;20 cm");
    }

    @Test
    @DisplayName("has the language that the file names, and none where it names none")
    void language() throws IOException {
        assertThat(read(samples.openDocument("a.odt", "El poble", CATALAN)).language())
                .isEqualTo(DocumentLanguage.CA);
        assertThat(read(samples.epub("a.epub", "A book", ENGLISH)).language()).isEqualTo(DocumentLanguage.EN);
        assertThat(read(samples.text("a.html", "<html lang=de><p>Antennen")).language())
                .isEqualTo(DocumentLanguage.OTHER);
        assertThat(read(samples.text("a.txt", ENGLISH)).language()).isNull();
    }

    @Test
    @DisplayName("ends after 100,000 characters, also where the file is as large as any may be")
    void large() throws IOException {
        byte[] words = "antenna ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve("a.txt");
        try (java.io.OutputStream out = java.nio.file.Files.newOutputStream(file)) {
            for (int i = 0; i < 100_000_000 / words.length; i++) {
                out.write(words);
            }
        }

        Extract extract = read(file);

        assertThat(extract.cut()).isTrue();
        assertThat(extract.text()).startsWith("antenna antenna").hasSizeBetween(90_000, 100_000);
    }
}
