package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonLogTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("The last lines are told, the oldest first")
    void lastLines() {
        DaemonLog log = new DaemonLog(folder, "d");
        IntStream.range(0, 10).forEach(i -> log.write("line " + i));

        assertThat(log.last(3)).containsExactly("line 7", "line 8", "line 9");
        assertThat(log.last(0)).isEmpty();
        assertThat(log.last(100)).hasSize(10);
    }

    @Test
    @DisplayName("It keeps three files of 1 MiB, and reads across them")
    void rotates() throws IOException {
        DaemonLog log = new DaemonLog(folder, "d");
        String filling = "x".repeat(8_000);
        IntStream.range(0, 600).forEach(i -> log.write(i + " " + filling));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(1024 * 1024));
        }
        assertThat(log.last(300)).hasSize(300).first().asString().startsWith("300 ");
        assertThat(log.last(300)).last().asString().startsWith("599 ");
    }

    @Test
    @DisplayName(
            "Each line has the time at which it came, to the millisecond; one of an earlier version that of the line before")
    void times() throws IOException {
        Instant noon = Instant.parse("2026-11-28T12:00:00Z");
        DaemonLog log = new DaemonLog(folder, "d", () -> noon);
        Files.writeString(
                folder.resolve("d.log"), "2026-11-28T11:59:59.123Z first\nsecond\n2026-13-28T11:59:59.123Z no time\n");

        log.write("third");

        assertThat(log.timed(10))
                .containsExactly(
                        new LoggedLine(Instant.parse("2026-11-28T11:59:59.123Z"), "first"),
                        new LoggedLine(Instant.parse("2026-11-28T11:59:59.123Z"), "second"),
                        new LoggedLine(Instant.parse("2026-11-28T11:59:59.123Z"), "2026-13-28T11:59:59.123Z no time"),
                        new LoggedLine(noon, "third"));
        assertThat(DaemonLog.names(folder)).containsExactly("d");
    }

    @Test
    @DisplayName("A log that cannot be written loses its lines, and nothing else")
    void unwritable() {
        DaemonLog log = new DaemonLog(folder.resolve("gone"), "d");

        log.write("lost");

        assertThat(log.last(10)).isEmpty();
    }
}
