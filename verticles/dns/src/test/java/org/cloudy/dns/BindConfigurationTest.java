package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.dns.Ledger.Grant;
import org.cloudy.dns.Ledger.Primary;
import org.cloudy.dns.Ledger.Secondary;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.platform.settings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindConfigurationTest {
    private static final NodeId NODE = new NodeId("aaaaaaaaaaaaaaaa");

    @TempDir
    Path folder;

    private String render(DnsSettings settings, String listen) {
        try (SupervisedHost host = new SupervisedHost(folder)) {
            return BindConfiguration.render(new Site<>("dns", folder, settings, "hill", listen, host));
        }
    }

    @Test
    @DisplayName("It listens on loopback in any case, and beyond where the node is open")
    void listens() {
        assertThat(render(DnsSettings.DEFAULTS, "127.0.0.1"))
                .contains("listen-on port 5300 { 127.0.0.1; }; listen-on-v6 { none; };");
        assertThat(render(DnsSettings.DEFAULTS, "10.1.2.3")).contains("listen-on port 5300 { 127.0.0.1; 10.1.2.3; };");
        assertThat(render(DnsSettings.DEFAULTS, "0.0.0.0")).contains("listen-on port 5300 { any; };");
        assertThat(render(DnsSettings.DEFAULTS, "2001:db8::1"))
                .contains("listen-on-v6 port 5300 { 2001:db8:0:0:0:0:0:1; };");
    }

    @Test
    @DisplayName(
            "Other names are looked up for the chosen networks only, by the chosen servers; nobody transfers by default")
    void resolves() {
        DnsSettings settings = new DnsSettings(
                5300, 5301, List.of("10.0.0.0/8"), List.of("192.0.2.1", "192.0.2.2#5353"), true, false, "");

        assertThat(render(settings, "127.0.0.1"))
                .contains("allow-recursion { localhost; 10.0.0.0/8; };")
                .contains("forwarders { 192.0.2.1 port 53; 192.0.2.2 port 5353; };")
                .contains("forward only;")
                .contains("dnssec-validation no;")
                .contains("allow-transfer { none; };")
                .contains("querylog no;");
    }

    @Test
    @DisplayName(
            "A zone is given to who holds a key, and fetched with one; secrets are in the file and in no text of ours")
    void zones() {
        Grant grant = new Grant(NODE, "valley", "10.0.0.2", 5300, "k1", new Secret("c2Vj"), Instant.EPOCH);
        Ledger ledger = new Ledger(
                Map.of("a.example", new Primary(true, true, List.of(grant))),
                Map.of("b.example", new Secondary(NODE, "valley", "10.0.0.2", 5300, "k2", new Secret("dHdv"))));

        assertThat(ZonesConfiguration.render(ledger, "cloud.internal"))
                .contains("key \"k1\" { algorithm hmac-sha256; secret \"c2Vj\"; };")
                .contains("allow-transfer { key \"k1\"; };")
                .contains("also-notify { 10.0.0.2 port 5300 key \"k1\"; };")
                .contains("dnssec-policy default;")
                .contains("primaries { 10.0.0.2 port 5300 key \"k2\"; };")
                .contains("zone \"cloud.internal\" {");
        assertThat(ledger.toString()).doesNotContain("c2Vj", "dHdv");
    }
}
