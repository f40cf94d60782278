package org.cloudy.squid;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.squid.ProxyHistory;
import org.cloudy.bus.squid.ProxyStatistics;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.series.Counter;
import org.cloudy.platform.series.Quantity;
import org.cloudy.platform.series.Series;
import org.cloudy.platform.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/** How much the proxy is asked, and how much of it comes from copies: now, over time, and for Prometheus. Blocks. */
final class Statistics implements AutoCloseable {
    /** Faster than any machine that a neighbour has: what seems so was started anew. */
    private static final double MOST_REQUESTS = 100_000;

    private static final double MOST_BYTES = 10e9;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Series SERIES = new Series(
            "proxy",
            List.of(
                    quantity("requests", MOST_REQUESTS),
                    quantity("hits", MOST_REQUESTS),
                    quantity("ratio", 100),
                    quantity("sent", MOST_BYTES),
                    quantity("saved", MOST_BYTES)));

    private final IntSupplier port;
    private final Clock clock;
    private final SeriesStore store;
    private final MeterRegistry registry;
    private final List<Meter> meters;
    private @Nullable Reading earlier;
    private volatile @Nullable Reading latest;
    private @Nullable Reading kept;

    /** What was counted at some time. */
    private record Reading(Instant at, Counters counters) {
        OptionalDouble since(Reading before, ToLongFunction<Counters> of, double most) {
            return new Counter(at, of.applyAsLong(counters), 64)
                    .since(new Counter(before.at, of.applyAsLong(before.counters), 64), most);
        }

        /** Of a hundred requests so many were answered from copies; empty while there were none. */
        OptionalDouble ratioSince(Reading before) {
            double requests = since(before, Counters::requests, MOST_REQUESTS).orElse(0);
            OptionalDouble hits = since(before, Counters::hits, MOST_REQUESTS);
            return requests > 0 && hits.isPresent()
                    ? OptionalDouble.of(Math.min(100, 100 * hits.getAsDouble() / requests))
                    : OptionalDouble.empty();
        }
    }

    /** @param folder the capability's */
    Statistics(IntSupplier port, Path folder, Clock clock, MeterRegistry registry) {
        this.port = port;
        this.clock = clock;
        this.store = new SeriesStore(folder.resolve("series"), clock);
        this.registry = registry;
        this.meters = List.of(
                meter("cloudy.squid.requests", Counters::requests),
                meter("cloudy.squid.hits", Counters::hits),
                meter("cloudy.squid.sent.bytes", Counters::sentBytes),
                meter("cloudy.squid.saved.bytes", Counters::savedBytes));
    }

    private static Quantity quantity(String name, double most) {
        return new Quantity(name, Messages.everywhere("capability.squid.statistics." + name), 0, most);
    }

    private Meter meter(String name, ToLongFunction<Counters> of) {
        return FunctionCounter.builder(name, this, self -> self.counted(of)).register(registry);
    }

    private double counted(ToLongFunction<Counters> of) {
        Reading now = latest;
        return now == null ? 0 : of.applyAsLong(now.counters());
    }

    /** Reads the counters; what they showed in the last minute is kept once a minute. */
    synchronized void measure() throws IOException {
        Reading now = new Reading(clock.instant(), Counters.ask(port.getAsInt()));
        earlier = latest;
        latest = now;
        Reading before = kept;
        if (before == null) {
            kept = now;
        } else if (!now.at().isBefore(before.at().plus(MINUTE))) {
            kept = now;
            store.record(
                    SERIES,
                    now.at(),
                    number(now.since(before, Counters::requests, MOST_REQUESTS)),
                    number(now.since(before, Counters::hits, MOST_REQUESTS)),
                    number(now.ratioSince(before)),
                    number(now.since(before, Counters::sentBytes, MOST_BYTES)),
                    number(now.since(before, Counters::savedBytes, MOST_BYTES)));
        }
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    /** @throws Failure UNAVAILABLE while the proxy does not answer */
    synchronized ProxyStatistics now() {
        try {
            Counters counters = Counters.ask(port.getAsInt());
            Reading last = latest;
            Reading before = earlier;
            return new ProxyStatistics(
                    counters.requests(),
                    counters.hits(),
                    counters.sentBytes(),
                    counters.savedBytes(),
                    last == null || before == null
                            ? null
                            : nullable(last.since(before, Counters::requests, MOST_REQUESTS)),
                    last == null || before == null ? null : nullable(last.ratioSince(before)));
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "capability.squid.statistics.silent",
                    Map.of("cause", String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable Double nullable(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** What was kept of a measure. */
    TimeSeries history(ProxyHistory wanted) {
        TimeSeries all = store.fetch(SERIES, wanted.span());
        return new TimeSeries(
                all.times(),
                switch (wanted.measure()) {
                    case REQUESTS -> all.lines().subList(0, 2);
                    case RATIO -> all.lines().subList(2, 3);
                    case TRAFFIC -> all.lines().subList(3, 5);
                });
    }

    /** Writes what is not written yet, and is no more seen by Prometheus. */
    @Override
    public void close() {
        meters.forEach(registry::remove);
        store.close();
    }
}
