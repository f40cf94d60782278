package org.cloudy.platform.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Series LOAD = series("router/load", "load");

    @TempDir
    Path folder;

    private SeriesStore store;

    private static Series series(String name, String... quantities) {
        return new Series(
                name,
                List.of(quantities).stream()
                        .map(each -> new Quantity(each, Text.verbatim(each), 0, 1_000))
                        .toList());
    }

    /** A node that starts at some time. */
    private SeriesStore at(Instant now) {
        store = new SeriesStore(folder, Clock.fixed(now, ZoneOffset.UTC));
        return store;
    }

    /** The same, with a reading of each minute of the time before. */
    private SeriesStore filled(Series series, Duration before, double value) {
        for (long minute = before.toMinutes() - 1; minute >= 0; minute--) {
            store.record(series, NOON.minus(Duration.ofMinutes(minute)), value);
        }
        return store;
    }

    @BeforeEach
    void open() {
        store = at(NOON);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static List<Double> values(TimeSeries found) {
        return found.lines().getFirst().values().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    @DisplayName("What was measured comes back minute by minute, the newest last")
    void minutes() {
        for (int minute = 0; minute < 7; minute++) {
            store.record(LOAD, NOON.minusSeconds(60L * (6 - minute)), minute);
        }

        TimeSeries found = store.fetch(LOAD, Span.HOUR);

        assertThat(found.times()).hasSize(60).endsWith(NOON.getEpochSecond());
        assertThat(values(found)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(found.lines().getFirst().label().in("ca")).isEqualTo("load");
    }

    @Test
    @DisplayName("A day is kept by the minute, a month by the half hour, a year by six hours")
    void spans() {
        filled(LOAD, Duration.ofDays(2), 5);

        assertThat(values(store.fetch(LOAD, Span.DAY))).hasSize(1_440).containsOnly(5.0);
        assertThat(values(store.fetch(LOAD, Span.MONTH))).hasSize(96).containsOnly(5.0);
        assertThat(values(store.fetch(LOAD, Span.YEAR))).hasSize(8).containsOnly(5.0);
        assertThat(store.fetch(LOAD, Span.YEAR).times()).hasSize(366 * 4);
    }

    @Test
    @DisplayName("The file is as large on the second day as on the first")
    void size() throws IOException {
        filled(LOAD, Duration.ofMinutes(10), 5);
        long first = Files.size(folder.resolve("router/load.rrd"));
        filled(series("router/other", "load"), Duration.ofDays(3), 5);

        assertThat(folder.resolve("router/other.rrd")).hasSize(first);
        assertThat(first).isLessThan(40_000);
    }

    @Test
    @DisplayName("What a node measured before it stopped in order is there after its start")
    void restart() {
        filled(LOAD, Duration.ofMinutes(3), 7).close();

        assertThat(values(at(NOON).fetch(LOAD, Span.HOUR))).containsExactly(7.0, 7.0, 7.0);
    }

    @Test
    @DisplayName("What was not measured, or cannot be true, is missing and not nought")
    void missing() {
        Series both = series("router/memory", "used", "free");
        store.record(both, NOON.minusSeconds(60), Double.NaN, 3);
        store.record(both, NOON, 2_000, 4);

        TimeSeries found = store.fetch(both, Span.HOUR);

        assertThat(values(found)).isEmpty();
        assertThat(found.lines().getLast().values()).endsWith(3.0, 4.0);
    }

    @Test
    @DisplayName("A file that was cut short is put aside and begun anew")
    void cutShort() throws IOException {
        filled(LOAD, Duration.ofMinutes(10), 5);
        Path file = folder.resolve("router/load.rrd");
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(10_000);
        }

        assertThat(values(store.fetch(LOAD, Span.DAY))).isEmpty();
        store.record(LOAD, NOON.plusSeconds(60), 8);
        store.close();

        assertThat(values(at(NOON.plusSeconds(60)).fetch(LOAD, Span.DAY))).containsOnly(8.0);
        assertThat(folder.resolve("router/load.rrd.broken")).hasSize(10_000);
    }

    @Test
    @DisplayName("A file of the right size that holds something else is put aside and begun anew")
    void garbage() throws IOException {
        filled(LOAD, Duration.ofMinutes(10), 5);
        Path file = folder.resolve("router/load.rrd");
        byte[] noise = new byte[(int) Files.size(file)];
        Arrays.fill(noise, (byte) 0x41);
        Files.write(file, noise);

        assertThatCode(() -> store.record(LOAD, NOON.plusSeconds(60), 8)).doesNotThrowAnyException();
        assertThat(values(store.fetch(LOAD, Span.DAY))).isEmpty();
        assertThat(folder.resolve("router/load.rrd.broken")).exists();
    }

    @Test
    @DisplayName("Readings that a wrong clock dated years ahead do not stop the series for as long")
    void wrongClock() {
        at(NOON.plus(Duration.ofDays(900))).record(LOAD, NOON.plus(Duration.ofDays(900)), 1);
        store.close();

        at(NOON).record(LOAD, NOON, 6);

        assertThat(values(store.fetch(LOAD, Span.HOUR))).containsExactly(6.0);
    }

    @Test
    @DisplayName("A reading that is not later than the last is passed over")
    void order() {
        store.record(LOAD, NOON, 6);
        store.record(LOAD, NOON, 7);
        store.record(LOAD, NOON.minusSeconds(60), 8);

        assertThat(values(store.fetch(LOAD, Span.HOUR))).containsExactly(6.0);
    }

    @Test
    @DisplayName("A series that is measured in other quantities begins anew")
    void otherQuantities() {
        filled(LOAD, Duration.ofMinutes(10), 5);

        assertThat(values(store.fetch(series("router/load", "five"), Span.DAY))).isEmpty();
    }

    @Test
    @DisplayName("Measuring goes on where nothing can be written")
    void unwritable() throws IOException {
        Files.writeString(folder.resolve("router"), "in the way");

        assertThatCode(() -> filled(LOAD, Duration.ofMinutes(20), 5)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("What is removed is gone, with all below it, and nothing else")
    void remove() {
        filled(series("router/if/1", "in"), Duration.ofMinutes(5), 1);
        filled(series("router/if/12", "in"), Duration.ofMinutes(5), 1);
        filled(LOAD, Duration.ofMinutes(7), 1);

        store.remove("router/if/1");
        assertThat(folder.resolve("router/if/1.rrd")).doesNotExist();
        assertThat(folder.resolve("router/if/12.rrd")).exists();

        store.remove("router");
        store.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("No name leads out of the folder")
    void names() {
        assertThatThrownBy(() -> series("../load", "load")).hasMessageContaining("../load");
        assertThatThrownBy(() -> series("a//b", "load")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.remove("..")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> series("load", "load", "load")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.record(LOAD, NOON, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
