package org.cloudy.upkeep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cloudy.bus.firewall.OpenPort;
import org.jspecify.annotations.Nullable;

/**
 * The firewall in the language of nft(8): one table of our own, that one transaction puts in the place of the old one. It closes
 * what is not let through, and never opens what another table closes.
 *
 * @param open the ports that are let through
 * @param device on which everything is let through; null for none
 * @param trial for how long it closes anything: the kernel forgets then, whoever is alive; empty for good
 */
record Ruleset(List<OpenPort> open, @Nullable String device, Optional<Duration> trial) {
    static final String FAMILY = "inet";
    static final String TABLE = "cloudy";
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,14}");

    Ruleset {
        open = List.copyOf(open);
        if (device != null && !DEVICE.matcher(device).matches()) {
            throw new IllegalArgumentException("no name of a network device: " + device);
        }
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                table inet cloudy
                delete table inet cloudy
                table inet cloudy {
                """);
        trial.ifPresent(time -> text.append("  set trial {\n    typeof meta nfproto\n    flags timeout\n")
                .append("    elements = { ipv4 timeout %1$ds, ipv6 timeout %1$ds }\n  }\n"
                        .formatted(time.toSeconds())));
        text.append("""
                  chain input {
                    type filter hook input priority filter; policy accept;
                    ct state established,related accept
                    iif "lo" accept
                    meta l4proto { icmp, ipv6-icmp, igmp } accept
                    udp dport { 68, 546, 5353 } accept comment "DHCP and DNS-SD"
                """);
        if (device != null) {
            text.append("    iifname \"").append(device).append("\" accept\n");
        }
        for (String transport : List.of("tcp", "udp")) {
            SortedSet<Integer> ports = ports(transport);
            if (!ports.isEmpty()) {
                text.append("    %s dport { %s } accept\n"
                        .formatted(
                                transport, ports.stream().map(String::valueOf).collect(Collectors.joining(", "))));
            }
        }
        return text.append(trial.isPresent() ? "    meta nfproto @trial counter drop\n" : "    counter drop\n")
                .append("  }\n}\n")
                .toString();
    }

    private SortedSet<Integer> ports(String transport) {
        return open.stream()
                .filter(port -> port.transport().equals(transport))
                .map(OpenPort::port)
                .filter(port -> port > 0 && port < 65536)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
