package org.cloudy.tinc;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.cloudy.bus.NodeId;
import org.cloudy.tinc.Plan.Peer;

/**
 * What tinc 1.0 reads: tinc.conf(5). The port and the device are given on its command line instead, for it takes no others while
 * it runs.
 */
final class TincConfiguration {
    /** The largest packet of which a node needs no part sent apart, on lines of 1,492 bytes and over IPv6 too. */
    static final int MTU = 1400;

    /**
     * More than these would make each change of the network a flood, and tinc, which waits with select(2), has room for 1,024
     * connections. Data goes straight to every member all the same.
     */
    static final int MOST_CONNECTIONS = 50;

    /** Run in the daemon's folder. A node's name, which a member may have invented, is letters, digits and '_' to tinc. */
    private static final Map<String, String> SCRIPTS = Map.of(
            "host-up", "#!/bin/sh\necho \"up $NODE\" >>live/events\n",
            "host-down", "#!/bin/sh\necho \"down $NODE\" >>live/events\n",
            "tinc-down", "#!/bin/sh\n[ ! -e leaving ] || ip link delete dev \"$INTERFACE\"\n");

    private TincConfiguration() {}

    /** The scripts that tell this node what tinc sees, by their names. */
    static Map<String, String> scripts() {
        return SCRIPTS;
    }

    /** The main file: whom this node calls. */
    static String main(NodeId self, List<Peer> called) {
        StringBuilder text = new StringBuilder("""
                Name = %s
                Mode = switch
                DeviceType = tap
                AddressFamily = any
                # Members behind the same router find each other by themselves.
                LocalDiscovery = yes
                # A silent member is given up after 5 to 10 seconds, and called again after as long.
                PingInterval = 4
                PingTimeout = 5
                MaxTimeout = 10
                """.formatted(self));
        called.forEach(peer -> text.append("ConnectTo = ").append(peer.node()).append('\n'));
        return text.toString();
    }

    /** The file that tells others of this node, and this node how it wants to be sent to. */
    static String self(String publicKey) {
        return "MACLength = 16\n" + publicKey;
    }

    /** The file of a member. */
    static String host(Peer peer, List<Endpoint> endpoints) {
        StringBuilder text = new StringBuilder();
        for (Endpoint endpoint : endpoints) {
            text.append("Address = %s %d\n".formatted(endpoint.host(), endpoint.port()));
        }
        return text.append(peer.key().pem()).toString();
    }

    /** The members to call out of those that can be: all, or where there are many, some that differ from node to node. */
    static List<Peer> called(NodeId self, List<Peer> reachable) {
        return reachable.stream()
                .sorted(Comparator.comparingLong((Peer peer) -> lot(self, peer.node()))
                        .thenComparing(peer -> peer.node().value()))
                .limit(MOST_CONNECTIONS)
                .toList();
    }

    private static long lot(NodeId self, NodeId peer) {
        CRC32 sum = new CRC32();
        sum.update((self.value() + peer.value()).getBytes(StandardCharsets.US_ASCII));
        return sum.getValue();
    }
}
