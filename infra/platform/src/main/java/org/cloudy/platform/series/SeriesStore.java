package org.cloudy.platform.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.series.TimeSeries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps measurements, a file of about 35 kB for each quantity, in a folder of its own. It is made for a reading a minute of each
 * series. Readings are written five at a time, which spares flash memory: what a node had not written when it was killed is lost,
 * and no more. Methods may be called from any thread, and block.
 */
public final class SeriesStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesStore.class);
    private static final int AT_A_TIME = 5;

    private final Path folder;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<Series, List<Reading>> unwritten = new HashMap<>();
    private boolean failing;

    /** A store in this folder, which is made when there is something to keep. */
    public SeriesStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Keeps a reading. Never fails: measuring goes on when the disk is full, and the log says so.
     *
     * @param values in the order of the series' quantities; NaN for what was not measured. Of what counts up, keep what {@link
     *     Counter#since} makes of it
     */
    public void record(Series series, Instant at, double... values) {
        if (values.length != series.quantities().size()) {
            throw new IllegalArgumentException(
                    series.name() + " has " + series.quantities().size() + " quantities, not " + values.length);
        }
        turn.lock();
        try {
            List<Reading> readings = unwritten.computeIfAbsent(series, wanted -> new ArrayList<>());
            readings.add(new Reading(
                    at.getEpochSecond(), DoubleStream.of(values).boxed().toList()));
            if (readings.size() >= AT_A_TIME) {
                write(series);
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * The averages of a span, up to now, of each quantity a line.
     *
     * @throws Failure UNAVAILABLE if the disk cannot be read
     */
    public TimeSeries fetch(Series series, Span span) {
        return fetch(List.of(series), span);
    }

    /** The same of several series, their lines one after the other. */
    public TimeSeries fetch(List<Series> all, Span span) {
        turn.lock();
        try {
            long now = clock.instant().getEpochSecond();
            List<TimeSeries.Line> lines = new ArrayList<>();
            for (Series series : all) {
                write(series);
                lines.addAll(new SeriesFile(folder, series).fetch(span, now));
            }
            return new TimeSeries(SeriesFile.times(span, now), lines);
        } catch (IOException e) {
            Failure failure = Failure.of(
                    FailureCode.UNAVAILABLE, "series.unreadable", Map.of("cause", String.valueOf(e.getMessage())));
            failure.addSuppressed(e);
            throw failure;
        } finally {
            turn.unlock();
        }
    }

    /** Forgets the series of this name, and all whose names begin with it and a '/'. */
    public void remove(String name) {
        Series.requireName(name);
        turn.lock();
        try {
            unwritten
                    .keySet()
                    .removeIf(series ->
                            series.name().equals(name) || series.name().startsWith(name + "/"));
            for (String suffix : List.of("", ".rrd", ".rrd.broken", ".rrd.new")) {
                delete(folder.resolve(name + suffix));
            }
        } catch (IOException e) {
            LOG.warn("the measurements of {} cannot be deleted", name, e);
        } finally {
            turn.unlock();
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        turn.lock();
        try {
            List.copyOf(unwritten.keySet()).forEach(this::write);
        } finally {
            turn.unlock();
        }
    }

    private void write(Series series) {
        List<Reading> readings = unwritten.remove(series);
        if (readings == null) {
            return;
        }
        try {
            new SeriesFile(folder, series).append(readings);
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LOG.warn(
                        "measurements are lost, {} of them of {}: they cannot be written",
                        readings.size(),
                        series.name(),
                        e);
            }
            failing = true;
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
