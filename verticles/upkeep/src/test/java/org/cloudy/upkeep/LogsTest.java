package org.cloudy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.bus.logs.LogPage;
import org.cloudy.bus.logs.LogSearch;
import org.cloudy.bus.logs.LogsContract;
import org.cloudy.platform.host.LoggedLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path data;

    private UpkeepBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new UpkeepBench(data);
        Path folder = Files.createDirectories(data.resolve("log"));
        Files.writeString(folder.resolve("node.log"), """
                	at the.end.of.an.Entry(of the day before)
                2026-11-28T12:00:01.000Z INFO  [main] o.c.node.Node Started
                2026-11-28T13:00:02.000+01:00 ERROR [vert.x-1] o.c.squid.Squid It broke
                java.lang.IllegalStateException: Needle
                	at org.cloudy.Squid.run(Squid.java:1)
                2026-11-28T12:00:03.000Z WARN  [main] o.c.node.Node Low on memory
                """);
        Path older = folder.resolve("node.2026-11-27.0.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(older))) {
            out.write("2026-11-27T12:00:00.000Z INFO  [main] o.c.node.Node Needle of yesterday\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2026-11-27T23:59:00Z")));
        Files.writeString(folder.resolve("other.txt"), "2026-11-28T12:00:03.000Z ERROR [x] y Needle\n");
        bench.proxyLog.add(new LoggedLine(NOON.plusMillis(1500), "FATAL: needle in the proxy"));
        bench.proxyLog.add(new LoggedLine(NOON.plusMillis(2500), "1763 TCP_MISS/200 GET http://example.org/error"));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private LogPage search(@Nullable String source, LogLevel level, String text, @Nullable Instant since, int entries) {
        return bench.ask(LogsContract.SEARCH, new LogSearch(source, level, text, since, null, entries));
    }

    @Test
    @DisplayName("The logs of node and daemons are one, in the order of time, an entry with all its lines")
    void together() {
        assertThat(bench.ask(LogsContract.SOURCES, Empty.EMPTY).names()).containsExactly("node", "squid.proxy");

        assertThat(search(null, LogLevel.INFO, "", NOON, 100).entries())
                .extracting(
                        LogEntry::source,
                        LogEntry::level,
                        entry -> entry.text().lines().count())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("node", LogLevel.INFO, 1L),
                        org.assertj.core.groups.Tuple.tuple("squid.proxy", LogLevel.ERROR, 1L),
                        org.assertj.core.groups.Tuple.tuple("node", LogLevel.ERROR, 3L),
                        org.assertj.core.groups.Tuple.tuple("squid.proxy", LogLevel.ERROR, 1L),
                        org.assertj.core.groups.Tuple.tuple("node", LogLevel.WARNING, 1L));
    }

    @Test
    @DisplayName("Text is found in small and capital letters, in packed days too, from one source or from all")
    void text() {
        assertThat(search(null, LogLevel.DEBUG, "nEEdle", null, 100).entries())
                .extracting(entry -> entry.text().lines().findFirst().orElse(""))
                .containsExactly(
                        "[main] o.c.node.Node Needle of yesterday",
                        "FATAL: needle in the proxy",
                        "[vert.x-1] o.c.squid.Squid It broke");
        assertThat(search("squid.proxy", LogLevel.DEBUG, "needle", null, 100).entries())
                .hasSize(1);
        assertThat(search("node", LogLevel.WARNING, "", null, 100).entries()).hasSize(2);
    }

    @Test
    @DisplayName("Of many the latest are told, and that there are more")
    void bounded() {
        LogPage page = search(null, LogLevel.DEBUG, "", null, 2);

        assertThat(page.entries())
                .extracting(LogEntry::time)
                .containsExactly(NOON.plusMillis(2500), NOON.plusSeconds(3));
        assertThat(page.more()).isTrue();
        assertThat(search(null, LogLevel.DEBUG, "", null, 100).more()).isFalse();
    }

    @Test
    @DisplayName("A source that is not there, however it is spelt, a long text and a wrong count are refused")
    void refused() {
        assertThat(bench.refused(
                                LogsContract.SEARCH,
                                new LogSearch("../../etc/passwd", LogLevel.INFO, "", null, null, 1))
                        .code())
                .isEqualTo(FailureCode.NOT_FOUND);
        assertThat(bench.refused(
                                LogsContract.SEARCH, new LogSearch(null, LogLevel.INFO, "x".repeat(201), null, null, 0))
                        .problem()
                        .fields())
                .extracting(field -> field.field())
                .containsExactly("text", "entries");
    }
}
