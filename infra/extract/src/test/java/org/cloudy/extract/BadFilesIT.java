package org.cloudy.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that cannot be read")
@Timeout(120)
class BadFilesIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    @TempDir
    Path folder;

    private Samples samples;
    private Extractor extractor;

    @BeforeEach
    void start() {
        samples = new Samples(folder);
        extractor = Extractor.installed(temporary, LONG);
    }

    @AfterEach
    void stop() {
        extractor.close();
        assertThat(temporary).isEmptyDirectory();
    }

    private Failure refused(Path file) {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> extractor.read(file, String.valueOf(file.getFileName())));
        assertThat(failure).as("a file that has no text").isNotNull();
        return failure;
    }

    private void assertRefused(Path file, String key) {
        Failure failure = refused(file);

        assertThat(failure.problem().key()).isEqualTo("extract.failure." + key);
        assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
        assertThat(failure.problem().in("ca"))
                .contains(String.valueOf(file.getFileName()))
                .doesNotContain("{");
        assertGoodOnesAreRead();
    }

    private void assertGoodOnesAreRead() {
        try {
            assertThat(extractor
                            .read(samples.text("good.txt", "antennas"), "good.txt")
                            .text())
                    .isEqualTo("antennas");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("because it is protected by a password says so")
    void encrypted() throws IOException {
        assertRefused(samples.encryptedPdf("a.pdf", "antennas"), "encrypted");
    }

    @Test
    @DisplayName("because it was cut short says that it is damaged")
    void damaged() throws IOException {
        byte[] pdf = Files.readAllBytes(samples.pdf("whole.pdf", "Village", "antennas"));
        assertRefused(samples.bytes("a.pdf", Arrays.copyOf(pdf, pdf.length / 4)), "unreadable");
        byte[] word = Files.readAllBytes(samples.word("whole.docx", "Village", "antennas"));
        assertRefused(samples.bytes("a.docx", Arrays.copyOf(word, word.length / 2)), "unreadable");
    }

    @Test
    @DisplayName(
            "because there is no text in it says so: bytes that are none, whatever they are called, a picture, nothing")
    void noText() throws IOException {
        byte[] garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        assertRefused(samples.bytes("a.bin", garbage), "no-text");
        assertRefused(samples.bytes("a.txt", garbage), "no-text");
        assertRefused(samples.picture("a.png"), "no-text");
        assertRefused(samples.text("empty.txt", ""), "no-text");
        assertRefused(samples.text("blank.html", "<html><body> </body></html>"), "no-text");
    }

    @Test
    @DisplayName("because it would unpack to far more than it is says so, after a part of it")
    void bomb() throws IOException {
        assertRefused(samples.bomb("a.docx", 200), "too-much");
    }

    @Test
    @DisplayName("because its entities breed is damaged for us")
    void entities() throws IOException {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE tt [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        Failure failure = refused(samples.text(
                "a.ttml", "<?xml version=\"1.0\"?>" + laughs + "]><tt xmlns=\"http://www.w3.org/ns/ttml\">&a39;</tt>"));

        assertThat(failure.problem().key()).isIn("extract.failure.unreadable", "extract.failure.no-text");
        assertGoodOnesAreRead();
    }

    @Test
    @DisplayName("because it is too large is not even sent to the reader")
    void large() throws IOException {
        Path file = folder.resolve("a.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100_000_001);
        }

        Failure failure = refused(file);

        assertThat(failure.problem().in("en")).isEqualTo("a.txt is too large: at most 100 MB are possible.");
        assertThat(extractor.pid()).isEmpty();
    }

    @Test
    @DisplayName("because it takes more memory than the reader has costs that reader, and no more")
    void memory() throws IOException {
        extractor = new Extractor(Path.of(System.getProperty("cloudy.extract")), temporary, LONG, List.of("-Xmx24m"));
        Path file = samples.text("a.html", "<p>antenna</p>".repeat(2_000_000));

        assertRefused(file, "too-much");
    }

    @Test
    @DisplayName("in time is given up, and its process is gone")
    void time() throws IOException {
        try (Extractor hasty =
                new Extractor(Path.of(System.getProperty("cloudy.extract")), temporary, Duration.ofMillis(20))) {
            Failure failure =
                    catchThrowableOfType(Failure.class, () -> hasty.read(samples.text("a.txt", "antennas"), "a.txt"));

            assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT);
            assertThat(failure.problem().key()).isEqualTo("extract.failure.too-long");
            assertThat(hasty.pid()).isEmpty();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    @DisplayName("because its reader was killed says so; the next one gets a new reader")
    void killed() {
        InputStream deadly = new ByteArrayInputStream("antennas".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized long transferTo(OutputStream out) throws IOException {
                ProcessHandle reader =
                        ProcessHandle.of(extractor.pid().orElseThrow()).orElseThrow();
                reader.destroyForcibly();
                reader.onExit().join();
                return super.transferTo(out);
            }
        };

        Failure failure = catchThrowableOfType(Failure.class, () -> extractor.read(deadly, 8, "a.txt"));

        assertThat(failure.problem().key()).isEqualTo("extract.failure.ended");
        assertThat(extractor.pid()).isEmpty();
        assertGoodOnesAreRead();
    }

    @Test
    @DisplayName("though the reader died while nobody asked is read by another")
    void diedBetween() {
        assertGoodOnesAreRead();
        ProcessHandle reader = ProcessHandle.of(extractor.pid().orElseThrow()).orElseThrow();
        reader.destroyForcibly();
        reader.onExit().join();

        assertGoodOnesAreRead();
    }

    @Test
    @DisplayName("by us is no reason to start the reader")
    void missing() {
        Failure failure = refused(folder.resolve("nowhere.txt"));

        assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(extractor.pid()).isEmpty();
    }
}
