package org.cloudy.dns;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.dns.Ledger.Primary;
import org.cloudy.dns.Ledger.Secondary;
import org.cloudy.platform.NodeName;

/** Which nodes the registry knows, what they are called, and where they are. */
record Surroundings(Map<NodeId, InetAddress> addresses, Map<NodeId, String> names) {
    static final Surroundings UNKNOWN = new Surroundings(Map.of(), Map.of());

    static Surroundings of(List<NodeView> nodes) {
        Map<NodeId, InetAddress> addresses = new HashMap<>();
        Map<NodeId, String> names = new HashMap<>();
        nodes.forEach(node -> HostNames.address(node.address()).ifPresent(address -> {
            addresses.put(node.node(), address);
            names.put(
                    node.node(),
                    NodeName.isValid(node.name()) ? node.name() : node.node().value());
        }));
        return new Surroundings(Map.copyOf(addresses), Map.copyOf(names));
    }

    Optional<InetAddress> address(NodeId node) {
        return Optional.ofNullable(addresses.get(node));
    }

    String name(NodeId node) {
        return names.getOrDefault(node, node.value());
    }

    /** The same ledger, with the addresses that the nodes on the other side of transfers have now. */
    Ledger followedBy(Ledger ledger) {
        Map<String, Primary> zones = new TreeMap<>();
        ledger.zones()
                .forEach((name, zone) -> zones.put(
                        name,
                        new Primary(
                                zone.signed(),
                                zone.offered(),
                                zone.grants().stream()
                                        .map(grant -> grant.at(text(grant.node(), grant.address())))
                                        .toList())));
        Map<String, Secondary> secondaries = new TreeMap<>();
        ledger.secondaries().forEach((name, zone) -> secondaries.put(name, zone.at(text(zone.node(), zone.address()))));
        return new Ledger(zones, secondaries);
    }

    private String text(NodeId node, String before) {
        return address(node).map(InetAddress::getHostAddress).orElse(before);
    }
}
