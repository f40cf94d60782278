package org.cloudy.dns;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.settings.Network;

/**
 * What the nodes of a micro cloud are called in its zone: by their own names in lower case. Nodes choose their names themselves, so
 * where several have the same one, or one is no host name, each is called by its name and the begin of its id, and nobody by the
 * bare name: no node can take another's. The same nodes have the same names on every node that is asked.
 */
final class HostNames {
    private static final int ID_PART = 6;
    private static final int LONGEST_BEFORE_ID = 63 - ID_PART - 1;
    private static final String OTHERWISE = "node";

    private final Map<NodeId, String> labels;
    private final Map<NodeId, InetAddress> addresses;

    private HostNames(Map<NodeId, String> labels, Map<NodeId, InetAddress> addresses) {
        this.labels = labels;
        this.addresses = addresses;
    }

    /** The names of these nodes; those whose address is none are left out. */
    static HostNames of(List<NodeView> nodes, int most) {
        Map<NodeId, InetAddress> addresses = new HashMap<>();
        Map<String, List<NodeView>> byName = nodes.stream()
                .sorted(Comparator.comparing(node -> node.node().value()))
                .limit(most)
                .filter(node -> {
                    address(node.address()).ifPresent(address -> addresses.put(node.node(), address));
                    return addresses.containsKey(node.node());
                })
                .collect(Collectors.groupingBy(
                        node -> node.name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
        Map<NodeId, String> labels = new HashMap<>();
        byName.forEach((name, same) ->
                same.forEach(node -> labels.put(node.node(), label(name, node.node(), same.size() == 1))));
        return new HostNames(labels, addresses);
    }

    private static String label(String name, NodeId node, boolean alone) {
        boolean valid = NodeName.isValid(name);
        if (valid && alone) {
            return name;
        }
        String base = valid ? name.substring(0, Math.min(name.length(), LONGEST_BEFORE_ID)) : OTHERWISE;
        return base + "-" + node.value().substring(0, ID_PART);
    }

    /** The address that a text is; empty for a name, which is never looked up. */
    static Optional<InetAddress> address(String text) {
        return text.contains("/") ? Optional.empty() : Network.parse(text).map(Network::address);
    }

    Optional<String> label(NodeId node) {
        return Optional.ofNullable(labels.get(node));
    }

    Optional<InetAddress> address(NodeId node) {
        return Optional.ofNullable(addresses.get(node));
    }

    /** All names, with the address of each. */
    Map<String, InetAddress> all() {
        Map<String, InetAddress> all = new TreeMap<>();
        labels.forEach((node, label) -> address(node).ifPresent(address -> all.put(label, address)));
        return all;
    }
}
