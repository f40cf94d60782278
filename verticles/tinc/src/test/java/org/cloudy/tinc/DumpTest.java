package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cloudy.tinc.Dump.Seen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DumpTest {
    private final List<String> log = captured();

    @Test
    @DisplayName("a dump of tinc 1.0.36 is read")
    void read() {
        Dump dump = Dump.parse(log).orElseThrow();

        assertThat(dump.sentBytes()).isEqualTo(406);
        assertThat(dump.receivedBytes()).isEqualTo(140);
        assertThat(dump.nodes())
                .hasSize(5)
                .containsEntry(
                        "2e2izvslnnoxjgss",
                        new Seen(true, Optional.of("192.0.2.2:6550"), "2e2izvslnnoxjgss", "2e2izvslnnoxjgss", 1313))
                .containsEntry(
                        "stteiqnbyo54ysz2",
                        new Seen(true, Optional.of("[2001:db8::7]:6550"), "2e2izvslnnoxjgss", "stteiqnbyo54ysz2", 1448))
                .containsEntry(
                        "o7gne4ck5tzhgw73",
                        new Seen(false, Optional.empty(), "2e2izvslnnoxjgss", "o7gne4ck5tzhgw73", 0));
    }

    @Test
    @DisplayName("half a dump is none, wherever it ends")
    void half() {
        int end =
                log.stream().map(line -> line.contains("End of nodes")).toList().indexOf(true);

        for (int lines = 0; lines <= end; lines++) {
            assertThat(Dump.parse(log.subList(0, lines))).isEmpty();
        }
        assertThat(Dump.parse(log.subList(0, end + 1))).isPresent();
    }

    @Test
    @DisplayName("the last of several dumps counts, and what else is in the log does not matter")
    void several() {
        List<String> lines = new ArrayList<>(log);
        lines.add("2026-11-22 17:27:02 tinc[29525]: Got ALRM signal");
        lines.add("garbage \u0000 at cipher status nexthop via (min max)");
        log.stream()
                .map(line -> line.replace("bytes in:         406", "bytes in:         999"))
                .forEach(lines::add);
        lines.add("2026-11-22 17:27:09 tinc[29525]: Statistics for Linux tun/tap device");

        assertThat(Dump.parse(lines).orElseThrow().sentBytes()).isEqualTo(999);
    }

    @Test
    @DisplayName("lines that were cut or make no sense are passed over")
    void broken() {
        List<String> lines = log.stream()
                .map(line -> line.contains(" stteiqnbyo54ysz2 at ")
                        ? line.replace("status 001a", "status 00zz")
                        : line.contains(" 6g47vhv525vllrv3 at ") ? line.substring(0, 90) : line)
                .map(line -> line.replace("port 6550 cipher", "port 655000000 cipher"))
                .toList();

        Dump dump = Dump.parse(lines).orElseThrow();

        assertThat(dump.nodes()).hasSize(3);
        assertThat(dump.nodes())
                .hasEntrySatisfying(
                        "2e2izvslnnoxjgss", seen -> assertThat(seen.endpoint()).isEmpty());
    }

    @Test
    @DisplayName("members that somebody invented take no more room than ten thousand")
    void invented() {
        List<String> lines = new ArrayList<>(log.subList(0, 4));
        for (int i = 0; i < 20_000; i++) {
            lines.add(log.get(4).replace(" 2e2izvslnnoxjgss at", " invented" + i + " at"));
        }
        lines.add("2026-11-22 17:27:01 tinc[29525]: End of nodes.");

        assertThat(Dump.parse(lines).orElseThrow().nodes()).hasSize(10_000);
    }

    static List<String> captured() {
        try (InputStream in = Objects.requireNonNull(DumpTest.class.getResourceAsStream("relayed.log"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
