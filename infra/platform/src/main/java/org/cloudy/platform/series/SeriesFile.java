package org.cloudy.platform.series;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.series.TimeSeries;
import org.jspecify.annotations.Nullable;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.FetchData;
import org.rrd4j.core.RrdBackendFactory;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.RrdRandomAccessFileBackendFactory;
import org.rrd4j.core.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of one series, in rrd4j's format. It is open only while it is read or written, and through the ordinary calls of the
 * system: a mapped file would take the node down with it when the disk is full.
 */
final class SeriesFile {
    private static final Logger LOG = LoggerFactory.getLogger(SeriesFile.class);
    private static final RrdBackendFactory ORDINARY = new RrdRandomAccessFileBackendFactory();
    private static final long STEP = Span.DAY.step().toSeconds();
    /** A value counts for so long; one reading may be late, or missing. */
    private static final long HEARTBEAT = 150;
    /** As long as the clock of a board without a battery may be wrong before it is told the time. */
    private static final long FUTURE = 3_600;
    /** Of an archive's values that may be missing, for the average to be one. */
    private static final double MISSING = 0.75;

    private final Path path;
    private final Series series;

    SeriesFile(Path folder, Series series) {
        this.path = folder.resolve(series.name() + ".rrd");
        this.series = series;
    }

    /** Adds readings; one that is not later than all before is passed over. */
    void append(List<Reading> readings) throws IOException {
        try (RrdDb file = open(readings.getFirst().second())) {
            for (Reading reading : readings) {
                if (reading.second() > file.getLastUpdateTime()) {
                    Sample sample = file.createSample(reading.second());
                    sample.setValues(reading.array());
                    sample.update();
                }
            }
        }
    }

    /** What was kept of each quantity: as many values as {@link #times} gives times. */
    List<TimeSeries.Line> fetch(Span span, long now) throws IOException {
        List<Long> times = times(span, now);
        if (!Files.exists(path)) {
            List<@Nullable Double> nothing = Collections.nCopies(times.size(), null);
            return series.quantities().stream()
                    .map(quantity -> new TimeSeries.Line(quantity.label(), nothing))
                    .toList();
        }
        try (RrdDb file = open(now)) {
            FetchData data = file.createFetchRequest(
                            ConsolFun.AVERAGE,
                            times.getFirst(),
                            times.getLast(),
                            span.step().toSeconds())
                    .fetchData();
            List<TimeSeries.Line> lines = new ArrayList<>();
            for (Quantity quantity : series.quantities()) {
                lines.add(new TimeSeries.Line(quantity.label(), measured(data.getValues(quantity.name()))));
            }
            return lines;
        }
    }

    /** The ends of all steps of a span, up to the last that is over. */
    static List<Long> times(Span span, long now) {
        long step = span.step().toSeconds();
        long end = Math.floorDiv(now, step) * step;
        long start = end - span.length().toSeconds() + step;
        return LongStream.iterate(start, time -> time <= end, time -> time + step)
                .boxed()
                .toList();
    }

    private static List<@Nullable Double> measured(double[] values) {
        List<@Nullable Double> measured = new ArrayList<>(values.length);
        DoubleStream.of(values).forEach(value -> measured.add(Double.isFinite(value) ? value : null));
        return measured;
    }

    /** Opened where it is whole and fits, else made anew; what was there is put aside. */
    private RrdDb open(long first) throws IOException {
        RrdDef wanted = definition(path, first);
        if (!Files.exists(path)) {
            return create(first);
        } else if (Files.size(path) != wanted.getEstimatedSize()) {
            return renew(first, "its size is wrong");
        }
        RrdDb file;
        try {
            file = RrdDb.getBuilder()
                    .setPath(path.toString())
                    .setBackendFactory(ORDINARY)
                    .build();
        } catch (IOException | RuntimeException e) {
            return renew(first, String.valueOf(e));
        }
        try {
            if (fits(file) && file.getLastUpdateTime() <= first + FUTURE) {
                return file;
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            return renew(first, String.valueOf(e));
        }
        file.close();
        return renew(first, "it is of other quantities, or of the future");
    }

    private boolean fits(RrdDb file) throws IOException {
        List<String> names = series.quantities().stream().map(Quantity::name).toList();
        return List.of(file.getDsNames()).equals(names);
    }

    private RrdDb renew(long first, String why) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".broken");
        LOG.warn("{} cannot be used, for {}; it is put aside as {} and begun anew", path, why, aside.getFileName());
        Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
        return create(first);
    }

    /** Made under another name, so that one whose making was cut short is never taken for a whole one. */
    private RrdDb create(long first) throws IOException {
        Files.createDirectories(path.getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        RrdDb.getBuilder()
                .setRrdDef(definition(fresh, first))
                .setBackendFactory(ORDINARY)
                .build()
                .close();
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        return RrdDb.getBuilder()
                .setPath(path.toString())
                .setBackendFactory(ORDINARY)
                .build();
    }

    private RrdDef definition(Path at, long first) {
        RrdDef definition = new RrdDef(at.toString(), first - STEP, STEP);
        series.quantities()
                .forEach(quantity -> definition.addDatasource(
                        quantity.name(), DsType.GAUGE, HEARTBEAT, quantity.least(), quantity.most()));
        for (Span span : EnumSet.of(Span.DAY, Span.MONTH, Span.YEAR)) {
            long steps = span.step().toSeconds() / STEP;
            // An hour more, so that all of the span is there while the newest step is not.
            long rows = span.length().plusHours(1).plus(span.step()).toSeconds()
                    / span.step().toSeconds();
            definition.addArchive(ConsolFun.AVERAGE, MISSING, (int) steps, (int) rows);
        }
        return definition;
    }
}
