package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.squid.PeerRelation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncedProxyTest {
    private static final NodeId NODE = new NodeId("bbbbbbbbbbbbbbbb");

    private static AnnouncedProxy announced(String host, int port, Map<String, String> attributes) {
        ServiceInstance service = new ServiceInstance(
                NODE + "/1",
                "_squid._tcp",
                "Squid",
                NODE,
                host,
                port,
                "cloud",
                Health.PASSING,
                null,
                null,
                Instant.EPOCH,
                attributes);
        return AnnouncedProxy.of(service, NODE, host, false);
    }

    @Test
    @DisplayName("A proxy at its node's address can be asked, as a sibling too if it answers queries")
    void usable() {
        AnnouncedProxy proxy = announced("10.0.0.7", 3128, Map.of("icp", "3130"));

        assertThat(proxy.as(PeerRelation.SIBLING))
                .hasValueSatisfying(peer -> assertThat(peer.queries()).isEqualTo(3130));
        assertThat(announced("10.0.0.7", 3128, Map.of()).as(PeerRelation.SIBLING))
                .isEmpty();
        assertThat(announced("10.0.0.7", 3128, Map.of()).as(PeerRelation.PARENT))
                .isPresent();
    }

    @ParameterizedTest
    @DisplayName("What is no address, or one that only this machine, its link or everybody has, is never asked")
    @ValueSource(
            strings = {
                "proxy.example.org",
                "10.0.0.7 parent 80 0",
                "10.0.0.7\nhttp_access allow all",
                "10.0.0.7/8",
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "::",
                "169.254.169.254",
                "fe80::1",
                "224.0.0.1",
                "ff02::1",
                ""
            })
    void hostileHost(String host) {
        assertThat(announced(host, 3128, Map.of("icp", "3128")).isUsable()).isFalse();
        assertThat(announced(host, 3128, Map.of()).as(PeerRelation.PARENT)).isEmpty();
    }

    @Test
    @DisplayName("A proxy that is announced at the address of another node is not asked")
    void foreignHost() {
        ServiceInstance service = announced("10.0.0.7", 3128, Map.of()).service();

        assertThat(AnnouncedProxy.of(service, NODE, "10.0.0.8", false).isUsable())
                .isFalse();
    }

    @ParameterizedTest
    @DisplayName("A port for queries that is none counts as none")
    @ValueSource(strings = {"", "0", "-1", "65536", "3130 proxy-only", "3130\n", "99999999999", "x"})
    void hostileQueries(String port) {
        assertThat(announced("10.0.0.7", 3128, Map.of("icp", port)).queries()).isZero();
    }

    @Test
    @DisplayName("A proxy that asks everybody for a password, or one at no port, is not asked")
    void unusable() {
        assertThat(announced("10.0.0.7", 3128, Map.of("password", "yes")).isUsable())
                .isFalse();
        assertThat(announced("10.0.0.7", 0, Map.of()).isUsable()).isFalse();
        assertThat(announced("10.0.0.7", 70_000, Map.of()).isUsable()).isFalse();
    }
}
