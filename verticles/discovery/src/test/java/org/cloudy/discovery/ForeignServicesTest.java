package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ChangeKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForeignServicesTest {
    private final List<ChangeKind> changes = new ArrayList<>();
    private final ForeignServices services =
            new ForeignServices(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), (kind, service) -> changes.add(kind));

    @Test
    @DisplayName("a device's service is known as such: without node, micro cloud, health or round-trip time")
    void imported() {
        services.offered("_ipp._tcp", "Printer", "10.0.0.7", 631, Map.of("rp", "queue"));
        services.offered("_ipp._tcp", "Printer", "10.0.0.7", 631, Map.of("rp", "queue"));
        services.offered("_ipp._tcp", "Printer", "10.0.0.8", 631, Map.of("rp", "queue"));

        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.UPDATED);
        assertThat(services.all()).singleElement().satisfies(service -> {
            assertThat(service.id()).isEqualTo("dns-sd/_ipp._tcp/Printer");
            assertThat(service.host()).isEqualTo("10.0.0.8");
            assertThat(service.node()).isNull();
            assertThat(service.microCloud()).isNull();
            assertThat(service.rttMs()).isNull();
            assertThat(service.health()).isEqualTo(Health.UNKNOWN);
        });
    }

    @Test
    @DisplayName("what a node announces is no device's, also when that is learned late")
    void marked() {
        services.offered("_http._tcp", "Node", "10.0.0.7", 80, Map.of());
        services.offered("_http._tcp", "Node", "10.0.0.7", 80, Map.of(DnsSd.MARK, "x"));

        assertThat(services.all()).isEmpty();
        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.GONE);
    }

    @Test
    @DisplayName("number and size of what strangers announce are bounded")
    void bounded() {
        services.offered("_ipp._tcp", "n".repeat(1_000_000), "10.0.0.7", 631, Map.of());
        services.offered("<script>", "Printer", "10.0.0.7", 631, Map.of());
        assertThat(services.all()).isEmpty();

        services.offered("_ipp._tcp", "Talkative", "10.0.0.7", 631, Map.of("long", "x".repeat(300), "good", "yes"));
        assertThat(services.all())
                .singleElement()
                .satisfies(service -> assertThat(service.attributes()).isEqualTo(Map.of("good", "yes")));

        for (int n = 0; n < ForeignServices.MAX + 10; n++) {
            services.offered("_ipp._tcp", "Printer " + n, "10.0.0.7", 631, Map.of());
        }
        assertThat(services.all()).hasSize(ForeignServices.MAX);
    }
}
