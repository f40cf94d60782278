package org.cloudy.platform.spill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

@DisplayName("A file of what has no room in memory")
class SpillFileTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private SpillFile file;

    @BeforeEach
    void open() {
        file = SpillFile.open(folder);
    }

    @AfterEach
    void close() {
        file.close();
    }

    private long sizeOnDisk() throws IOException {
        return Files.size(folder.resolve("spill.db"));
    }

    @Test
    @DisplayName("gives what was put there, also nothing at all")
    void read() {
        List<SpilledBytes> kept = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            kept.add(file.keep(("text " + i).repeat(i % 7).getBytes(UTF_8)));
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(kept.get(i).bytes()).hasValue(("text " + i).repeat(i % 7).getBytes(UTF_8));
        }
    }

    @Test
    @DisplayName("does not grow on what is replaced again and again, and loses nothing of what is not")
    void replaced() throws IOException {
        SpilledBytes stays = file.keep("stays".getBytes(UTF_8));
        SpilledBytes last = stays;
        // Always the same, so that hardly anything is allocated and the collector has no reason of its own to run.
        byte[] bytes = new byte[MEGABYTE];
        for (int i = 0; i < 400; i++) {
            last = file.keep(bytes);
        }
        assertThat(last.bytes().orElseThrow()).hasSize(MEGABYTE);
        assertThat(sizeOnDisk()).isLessThan(250L * MEGABYTE);
        assertThat(stays.bytes()).hasValue("stays".getBytes(UTF_8));
    }

    @Test
    @DisplayName("is empty again when nobody refers to it any more")
    void dropped() {
        file.keep(new byte[MEGABYTE]);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return file.size() == 0;
        });
    }

    @Test
    @DisplayName("that was left behind by a node that was killed is thrown away")
    void leftBehind() throws IOException {
        file.close();
        Files.write(folder.resolve("spill.db"), new byte[MEGABYTE]);
        file = SpillFile.open(folder);
        assertThat(file.keep(new byte[] {1}).bytes()).hasValue(new byte[] {1});
        assertThat(sizeOnDisk()).isLessThan(MEGABYTE);
        file.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName(
            "loses nothing when the disk is full: what has no room stays in memory, and goes there again when there is some")
    void full() {
        file.close();
        SQLiteConfig small = new SQLiteConfig();
        small.setMaxPageCount(500);
        file = SpillFile.open(folder, small);
        List<SpilledBytes> kept = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            kept.add(file.keep(("text " + i + " ").repeat(2_000).getBytes(UTF_8)));
        }
        assertThat(file.size()).isBetween(1L * MEGABYTE, 3L * MEGABYTE);
        for (int i = 0; i < 400; i++) {
            assertThat(kept.get(i).bytes())
                    .hasValue(("text " + i + " ").repeat(2_000).getBytes(UTF_8));
        }
        kept.clear();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return file.size() == 0;
        });
        SpilledBytes later = file.keep(new byte[MEGABYTE]);
        assertThat(file.size()).isEqualTo(MEGABYTE);
        assertThat(later.bytes()).hasValue(new byte[MEGABYTE]);
    }

    @Test
    @DisplayName("that can't be written any more leaves things in memory; what was in it is told to be lost")
    void damaged() {
        SpilledBytes before = file.keep(new byte[] {1});
        file.close();
        assertThat(file.keep(new byte[] {2}).bytes()).hasValue(new byte[] {2});
        assertThat(before.bytes()).isEmpty();
    }
}
