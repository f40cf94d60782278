package org.cloudy.testkit.net;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Where a host sends what is for other segments: the way over the fewest routers. */
final class Routes {
    private Routes() {}

    /** The commands of {@code ip} that give a host its routes. */
    static List<String> of(Host host) {
        List<String> commands = new ArrayList<>();
        for (Family family : Family.values()) {
            Map<Lan, InetAddress> hops = nextHops(host, family);
            hops.forEach((lan, hop) -> commands.add(command(lan.prefixes().route(family), hop)));
            if (host.forwarding() == Forwarding.NONE && !hops.isEmpty()) {
                commands.add(
                        command(family.everywhere(), hops.values().iterator().next()));
            }
        }
        return commands;
    }

    private static String command(String target, InetAddress hop) {
        return "route replace " + target + " via " + hop.getHostAddress();
    }

    private static Map<Lan, InetAddress> nextHops(Host host, Family family) {
        Map<Lan, InetAddress> hops = new LinkedHashMap<>();
        Set<Lan> seen = new LinkedHashSet<>();
        Queue<Lan> next = new ArrayDeque<>();
        for (Link own : host.links()) {
            if (own.address(family).isPresent() && seen.add(own.lan())) {
                next.add(own.lan());
            }
        }
        while (!next.isEmpty()) {
            Lan from = next.remove();
            for (Link gate : from.links()) {
                for (Lan to : gate.host().forwarding().beyond(gate, family)) {
                    if (gate.host() != host && seen.add(to)) {
                        InetAddress hop =
                                hops.getOrDefault(from, gate.address(family).orElseThrow());
                        hops.put(to, hop);
                        next.add(to);
                    }
                }
            }
        }
        return hops;
    }
}
