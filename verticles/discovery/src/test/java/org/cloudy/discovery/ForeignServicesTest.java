package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.platform.dnssd.Sighting;
import org.cloudy.platform.dnssd.Sighting.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForeignServicesTest {
    private final List<ChangeKind> changes = new ArrayList<>();
    private final ForeignServices services = new ForeignServices(
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), "village", (kind, service) -> changes.add(kind));

    @Test
    @DisplayName("a device's service is known as such: without node, micro cloud, health or round-trip time")
    void imported() {
        offered("_ipp._tcp", "Printer", "10.0.0.7", 631, Map.of("rp", "queue"));
        offered("_ipp._tcp", "Printer", "10.0.0.7", 631, Map.of("rp", "queue"));
        offered("_ipp._tcp", "Printer", "10.0.0.8", 631, Map.of("rp", "queue"));

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
        offered("_http._tcp", "Node", "10.0.0.7", 80, Map.of());
        offered("_http._tcp", "Node", "10.0.0.7", 80, Map.of(ForeignServices.MARK, "x"));

        assertThat(services.all()).isEmpty();
        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.GONE);
    }

    @Test
    @DisplayName("number and size of what strangers announce are bounded")
    void bounded() {
        offered("_ipp._tcp", "n".repeat(1_000_000), "10.0.0.7", 631, Map.of());
        offered("<script>", "Printer", "10.0.0.7", 631, Map.of());
        assertThat(services.all()).isEmpty();

        offered("_ipp._tcp", "Talkative", "10.0.0.7", 631, Map.of("long", "x".repeat(300), "good", "yes"));
        assertThat(services.all())
                .singleElement()
                .satisfies(service -> assertThat(service.attributes()).isEqualTo(Map.of("good", "yes")));

        for (int n = 0; n < ForeignServices.MAX + 10; n++) {
            offered("_ipp._tcp", "Printer " + n, "10.0.0.7", 631, Map.of());
        }
        assertThat(services.all()).hasSize(ForeignServices.MAX);
    }

    @Test
    @DisplayName("a service that is heard on two networks is one, with its IPv4 address, until it is lost on both")
    void twoNetworks() {
        seen("eth0/6", "fd00::7", Map.of());
        seen("eth0/4", "10.0.0.7", Map.of());
        seen("eth0/6", "fe80::7", Map.of());
        assertThat(services.all()).extracting(ServiceInstance::host).containsExactly("10.0.0.7");

        services.lost(new Place("eth0/4", "_ipp._tcp", "Printer"));
        assertThat(services.all()).extracting(ServiceInstance::host).containsExactly("fd00:0:0:0:0:0:0:7");

        services.lost(new Place("eth0/6", "_ipp._tcp", "Printer"));
        assertThat(services.all()).isEmpty();
        assertThat(changes)
                .containsExactly(ChangeKind.APPEARED, ChangeKind.UPDATED, ChangeKind.UPDATED, ChangeKind.GONE);
    }

    @Test
    @DisplayName("whoever leads into another micro cloud is heard, members of this one are in its registry")
    void doors() {
        offered("_cloudy._tcp", "Ours", "10.0.0.7", 7001, Map.of(ForeignServices.MARK, "x", "cloud", "village"));
        offered("_cloudy._tcp", "Theirs", "10.0.0.8", 7001, Map.of(ForeignServices.MARK, "y", "cloud", "town"));

        assertThat(services.all()).extracting(ServiceInstance::name).containsExactly("Theirs");
    }

    @Test
    @DisplayName("when nobody listens any more, all is gone")
    void forgotten() {
        seen("eth0/4", "10.0.0.7", Map.of());
        services.forgetAll();

        assertThat(services.all()).isEmpty();
        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.GONE);
    }

    private void seen(String network, String address, Map<String, String> text) {
        services.seen(new Sighting(new Place(network, "_ipp._tcp", "Printer"), address(address), 631, text));
    }

    private void offered(String type, String name, String host, int port, Map<String, String> text) {
        services.seen(new Sighting(new Place("eth0/4", type, name), address(host), port, text));
    }

    private static InetAddress address(String figures) {
        try {
            return InetAddress.getByName(figures);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(figures, e);
        }
    }
}
