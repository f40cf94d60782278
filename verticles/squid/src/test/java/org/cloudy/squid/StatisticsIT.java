package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.squid.ProxyHistory;
import org.cloudy.bus.squid.ProxyMeasure;
import org.cloudy.bus.squid.ProxyStatistics;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counters of a real Squid. */
class StatisticsIT {
    @TempDir
    Path data;

    private final HttpServer web = ProxyClient.site(new AtomicInteger());
    private final int port = FreePorts.one();
    private final AtomicLong now = new AtomicLong(1_795_000_000);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Installed proxy;
    private Statistics statistics;

    /** A clock that the test sets. */
    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(now.get());
        }
    };

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/squid")), "needs Debian's package squid");
        proxy = new Installed(data, "here", "127.0.0.1", SquidSettings.DEFAULTS)
                .bringUp(Sample.settings(Map.of("port", port, "cacheMegabytes", 16)));
        statistics = new Statistics(() -> port, proxy.folder(), clock, registry);
    }

    @AfterEach
    void close() {
        if (proxy != null) {
            statistics.close();
            proxy.close();
        }
        web.stop(0);
    }

    private void browse(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            ProxyClient.get(
                    port, "127.0.0.1", "http://127.0.0.1:" + web.getAddress().getPort() + "/page");
        }
    }

    private void measureAfter(Duration pause) throws IOException {
        now.addAndGet(pause.toSeconds());
        statistics.measure();
    }

    @Test
    @DisplayName("What is asked shows at once: requests, hits and what they saved; and over time, minute by minute")
    void moves() throws IOException {
        measureAfter(Duration.ZERO);
        ProxyStatistics before = statistics.now();
        for (int minute = 0; minute < 4; minute++) {
            browse(10);
            measureAfter(Duration.ofMinutes(1));
        }
        ProxyStatistics after = statistics.now();

        assertThat(after.requests()).isEqualTo(before.requests() + 40);
        assertThat(after.hits()).isGreaterThanOrEqualTo(before.hits() + 39);
        assertThat(after.sentBytes()).isGreaterThan(before.sentBytes());
        assertThat(after.savedBytes()).isGreaterThan(before.savedBytes());
        assertThat(after.requestsPerSecond()).isEqualTo(10 / 60.0);
        assertThat(after.hitPercent()).isBetween(90.0, 100.0);
        TimeSeries requests = statistics.history(new ProxyHistory(ProxyMeasure.REQUESTS, Span.HOUR));
        assertThat(requests.lines()).hasSize(2);
        assertThat(requests.lines().getFirst().values())
                .filteredOn(Objects::nonNull)
                .isNotEmpty();
        assertThat(statistics
                        .history(new ProxyHistory(ProxyMeasure.RATIO, Span.HOUR))
                        .lines()
                        .getFirst()
                        .label()
                        .in("ca"))
                .isEqualTo("Proporció resposta amb còpies");
        assertThat(registry.get("cloudy.squid.requests").functionCounter().count())
                .isGreaterThanOrEqualTo(40);
    }

    @Test
    @DisplayName("A proxy that does not answer is said not to, and is measured again once it does")
    void silent() throws IOException {
        measureAfter(Duration.ZERO);
        proxy.site().host().daemons().stop("squid.proxy");

        assertThatThrownBy(statistics::now)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE));
        assertThatThrownBy(statistics::measure).isInstanceOf(IOException.class);

        proxy.bringUp(proxy.site().settings());
        measureAfter(Duration.ofMinutes(5));

        assertThat(statistics.now().requestsPerSecond())
                .as("counters that began anew are no rate")
                .isNotEqualTo(Double.NaN);
    }
}
