package org.cloudy.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a node measures")
class MetricsTest {
    private static final String PING = DiscoveryContract.PING.address();

    private final PrometheusMeterRegistry registry = Metrics.registry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    @DisplayName("counts a call under its address, whichever node it was for")
    void calls() {
        count(PING);
        count(PING + "@aaaaaaaaaaaaaaaa");

        assertThat(registry.get("sent").tag("address", PING).counter().count()).isEqualTo(2);
    }

    @Test
    @DisplayName("counts all that is in no contract as one")
    void others() {
        count("made-up-1");
        count("made-up-2");

        assertThat(registry.get("sent").tag("address", "other").counter().count())
                .isEqualTo(2);
        assertThat(registry.getMeters().stream()
                        .map(meter -> String.valueOf(meter.getId().getTag("address"))))
                .doesNotContain("made-up-1", "made-up-2");
    }

    @Test
    @DisplayName("reads nothing of addresses that cannot be added up")
    void gauges() {
        Gauge.builder("handlers", () -> 1).tag("address", PING).register(registry);
        Gauge.builder("handlers", () -> 1)
                .tag("address", PING + "@aaaaaaaaaaaaaaaa")
                .register(registry);
        Gauge.builder("handlers", () -> 1).tag("address", "made-up").register(registry);

        assertThat(registry.find("handlers").gauges()).hasSize(1);
    }

    @Test
    @DisplayName("has the JVM in it")
    void process() {
        assertThat(registry.scrape()).contains("jvm_memory_used_bytes").contains("process_uptime_seconds");
    }

    private void count(String address) {
        Counter.builder("sent").tag("address", address).register(registry).increment();
    }
}
