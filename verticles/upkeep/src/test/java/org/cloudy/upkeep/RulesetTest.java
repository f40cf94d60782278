package org.cloudy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.firewall.OpenPort;
import org.cloudy.bus.text.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RulesetTest {
    private static OpenPort port(int port, String transport) {
        return new OpenPort(port, transport, Text.verbatim("x"));
    }

    @Test
    @DisplayName(
            "Ports are let through by transport, each once, and the rest is closed, in one transaction on one table")
    void lasting() {
        String text = new Ruleset(
                        List.of(
                                port(22, "tcp"),
                                port(53, "udp"),
                                port(53, "tcp"),
                                port(22, "tcp"),
                                port(70_000, "tcp")),
                        "cloudy0",
                        Optional.empty())
                .text();

        assertThat(text)
                .startsWith("table inet cloudy\ndelete table inet cloudy\ntable inet cloudy {\n")
                .contains("tcp dport { 22, 53 } accept")
                .contains("udp dport { 53 } accept")
                .contains("iifname \"cloudy0\" accept")
                .endsWith("    counter drop\n  }\n}\n")
                .doesNotContain("trial");
    }

    @Test
    @DisplayName("On trial it closes only as long as the kernel has the elements of a set, which go by themselves")
    void trial() {
        assertThat(new Ruleset(List.of(), null, Optional.of(Duration.ofSeconds(60))).text())
                .contains("elements = { ipv4 timeout 60s, ipv6 timeout 60s }")
                .contains("meta nfproto @trial counter drop")
                .doesNotContain("\n    counter drop");
    }

    @Test
    @DisplayName("What is no name of a device never reaches the rules")
    void device() {
        assertThatThrownBy(() -> new Ruleset(List.of(), "x\" accept; ", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("The ports of sshd are read from what it tells of its configuration")
    void ssh() {
        assertThat(Sshd.ports(
                        List.of("port 22", "port 2222", "addressfamily any", "port 99999", "listenaddress [::]:22")))
                .containsExactly(22, 2222);
    }

    @Test
    @DisplayName("Sockets that listen at every address are told from others")
    void listening() {
        assertThat(ListeningSockets.of("""
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:1645 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0
                   1: 00000000:1646 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0
                   2: 00000000:1647 00000000:0000 01 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0
                   3: 00000000000000000000000000000000:1648 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000
                """.lines().toList()))
                .containsExactlyInAnyOrder(
                        new ListeningSockets.Everywhere(0x1646), new ListeningSockets.Everywhere(0x1648));
    }
}
