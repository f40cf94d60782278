package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zone of a micro cloud on a real BIND, asked with dig. */
class CloudZoneIT {
    private static final NodeId OTHER = new NodeId("bbbbbbbbbbbbbbbb");

    private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }

    private static ServiceInstance library(String name) {
        return new ServiceInstance(
                OTHER + "/1",
                "_http._tcp",
                name,
                OTHER,
                "10.9.0.2",
                8080,
                "cloudy",
                Health.PASSING,
                null,
                null,
                Instant.EPOCH,
                Map.of("path", "/books"));
    }

    @Test
    @DisplayName(
            "Nodes and services of the registry have names at once, are browsed by DNS-SD, and lose them when they go")
    void follows(@TempDir Path data) throws IOException {
        try (Served served = Served.in(data)) {
            List<NodeView> nodes = List.of(served.view("Hill"), Served.node(OTHER, "valley", "10.9.0.2"));

            assertThat(served.server().see(nodes, List.of(library("Town \"Library\" 1.2"))))
                    .isTrue();

            soon(() -> assertThat(served.answers("valley.cloud.internal")).containsExactly("10.9.0.2"));
            assertThat(served.answers("hill.cloud.internal")).containsExactly("127.0.0.1");
            assertThat(served.answers("http.valley.cloud.internal")).containsExactly("10.9.0.2");
            assertThat(served.answers("lb._dns-sd._udp.cloud.internal", "PTR")).containsExactly("cloud.internal.");
            assertThat(served.answers("_services._dns-sd._udp.cloud.internal", "PTR"))
                    .containsExactly("_http._tcp.cloud.internal.");
            String instance = served.answers("_http._tcp.cloud.internal", "PTR").getFirst();
            assertThat(instance).isEqualTo("Town\\032\\\"Library\\\"\\0321\\.2._http._tcp.cloud.internal.");
            assertThat(served.answers(instance, "SRV")).containsExactly("0 0 8080 valley.cloud.internal.");
            assertThat(served.answers(instance, "TXT")).containsExactly("\"path=/books\"");

            assertThat(served.server().see(nodes, List.of(library("Town \"Library\" 1.2"))))
                    .isFalse();
            served.server().see(List.of(served.view("Hill")), List.of());
            soon(() -> assertThat(served.dig("valley.cloud.internal"))
                    .anyMatch(line -> line.contains("status: NXDOMAIN")));
        }
    }
}
