package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.dns.ZoneName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardingIT {
    @Test
    @DisplayName("A name of another server is asked there, and told")
    void forwards(@TempDir Path one, @TempDir Path other) throws IOException {
        try (Served above = Served.in(one)) {
            above.office().create(new ZoneName("above.example"));
            Map<String, Object> settings = Map.of(
                    "forwarders", List.of("127.0.0.1#" + above.port()), "forwardOnly", true, "networks", List.of());
            try (Served below = Served.in(other, settings)) {
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(100))
                        .untilAsserted(() ->
                                assertThat(below.answers("ns.above.example")).containsExactly("127.0.0.1"));
            }
        }
    }
}
