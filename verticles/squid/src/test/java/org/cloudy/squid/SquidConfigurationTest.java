package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cloudy.platform.Site;
import org.cloudy.testkit.NoHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SquidConfigurationTest {
    @Test
    @DisplayName("The configuration of a fresh proxy is, word for word, the one that was reviewed")
    void defaults() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("defaults.conf"))) {
            assertThat(render(SquidSettings.DEFAULTS, "127.0.0.1"))
                    .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("It listens where the node listens, and on loopback for the node's checks")
    void listens() {
        assertThat(ports("127.0.0.1"))
                .containsExactly("http_port 127.0.0.1:3128", "icp_port 3128", "udp_incoming_address 127.0.0.1");
        assertThat(ports("0.0.0.0")).containsExactly("http_port 0.0.0.0:3128", "icp_port 3128");
        assertThat(ports("10.1.2.3"))
                .containsExactly(
                        "http_port 127.0.0.1:3128",
                        "http_port 10.1.2.3:3128",
                        "icp_port 3128",
                        "udp_incoming_address 10.1.2.3");
        assertThat(ports("2001:db8::5"))
                .containsExactly(
                        "http_port 127.0.0.1:3128",
                        "http_port [2001:db8:0:0:0:0:0:5]:3128",
                        "icp_port 3128",
                        "udp_incoming_address 2001:db8:0:0:0:0:0:5");
    }

    @Test
    @DisplayName("Port, cache and name are those of the settings")
    void settings() {
        SquidSettings settings = Sample.settings(Map.of(
                "port", 8080,
                "cacheMegabytes", 1000,
                "memoryMegabytes", 128,
                "largestMegabytes", 250,
                "visibleName", "proxy.example"));

        assertThat(render(settings, "127.0.0.1"))
                .contains("http_port 127.0.0.1:8080\n")
                .contains("cache_dir aufs cache 1000 16 256\n")
                .contains("cache_mem 128 MB\n")
                .contains("maximum_object_size 250 MB\n")
                .contains("visible_hostname proxy.example\n");
    }

    @Test
    @DisplayName("Where no network is allowed only the machine itself is served")
    void nobody() {
        assertThat(render(Sample.settings(Map.of("allowedNetworks", List.of())), "127.0.0.1"))
                .doesNotContain("allowed")
                .containsOnlyOnce("http_access allow localhost\n");
    }

    @Test
    @DisplayName("The machine's own addresses are denied before any network is allowed, and all else after")
    void order() {
        assertThat(render(SquidSettings.DEFAULTS, "127.0.0.1").lines().filter(line -> line.startsWith("http_access")))
                .containsExactly(
                        "http_access deny !safe_ports",
                        "http_access deny CONNECT !tunnel_ports",
                        "http_access allow localhost manager",
                        "http_access deny manager",
                        "http_access allow localhost",
                        "http_access deny machine",
                        "http_access allow allowed",
                        "http_access deny all");
    }

    @Test
    @DisplayName("Whoever comes from outside signs in, or everybody does, as the owner decides")
    void passwords() {
        assertThat(access(Map.of("passwords", "outside")))
                .endsWith("http_access allow allowed", "http_access allow known", "http_access deny all");
        assertThat(access(Map.of("passwords", "always")))
                .endsWith("http_access allow allowed known", "http_access deny all");
        assertThat(access(Map.of("passwords", "always", "allowedNetworks", List.of())))
                .endsWith("http_access deny machine", "http_access deny all");
        assertThat(access(Map.of("passwords", "outside", "allowedNetworks", List.of())))
                .endsWith("http_access deny machine", "http_access allow known", "http_access deny all");
        assertThat(render(SquidSettings.DEFAULTS, "127.0.0.1")).doesNotContain("auth_param");
    }

    @Test
    @DisplayName("Blocked sites are denied to this machine too, each once, with all names below them")
    void blocked() {
        Map<String, Object> sites = Map.of("blockedSites", List.of("ads.Example.org", "example.org", "other.net"));

        assertThat(access(sites)).containsSubsequence("http_access deny blocked", "http_access allow localhost");
        assertThat(render(Sample.settings(sites), "127.0.0.1").lines())
                .filteredOn(line -> line.startsWith("acl blocked"))
                .containsExactly("acl blocked dstdomain .example.org", "acl blocked dstdomain .other.net");
    }

    @Test
    @DisplayName("Other proxies are answered where they would be served, and not where the owner does not want it")
    void queries() {
        assertThat(render(SquidSettings.DEFAULTS, "127.0.0.1")).contains("icp_access allow allowed\n");
        assertThat(render(Sample.settings(Map.of("answerQueries", false)), "127.0.0.1"))
                .doesNotContain("icp_access allow allowed");
        assertThat(render(Sample.settings(Map.of("passwords", "always")), "127.0.0.1"))
                .doesNotContain("icp_access allow allowed");
    }

    @Test
    @DisplayName("A record of who visits what is kept only where the owner wants one")
    void accessLog() {
        assertThat(render(SquidSettings.DEFAULTS, "127.0.0.1")).contains("access_log none\n");
        assertThat(render(Sample.settings(Map.of("accessLog", true)), "127.0.0.1"))
                .contains("access_log stdio:access.log\n")
                .doesNotContain("access_log none");
    }

    private static List<String> access(Map<String, Object> values) {
        return render(Sample.settings(values), "127.0.0.1")
                .lines()
                .filter(line -> line.startsWith("http_access"))
                .toList();
    }

    private static List<String> ports(String listen) {
        return render(SquidSettings.DEFAULTS, listen)
                .lines()
                .filter(line -> line.matches("(http_port|icp_port|udp_incoming).*"))
                .toList();
    }

    private static String render(SquidSettings settings, String listen) {
        return SquidConfiguration.render(
                new Site<>("squid", Path.of("/nowhere"), settings, "node-1", listen, new NoHost()));
    }
}
