package org.cloudy.squid;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.squid.PeerRelation;

/** Which proxies Squid asks, in the words of its configuration. */
final class PeerLines {
    /** Of a proxy that asks no other. */
    static final String NONE = "# Written by Cloudy; it asks no other proxy.\n";

    private PeerLines() {}

    /**
     * One proxy that is asked.
     *
     * @param queries UDP port where it answers ICP queries; 0 where it does not
     */
    record Peer(NodeId node, PeerRelation relation, InetAddress address, int port, int queries) {}

    /**
     * The configuration.
     *
     * @param self this node, by whose id other proxies know requests that came round to them again
     */
    static String of(NodeId self, List<Peer> peers) {
        if (peers.isEmpty()) {
            return NONE;
        }
        boolean parents = peers.stream().anyMatch(peer -> peer.relation() == PeerRelation.PARENT);
        return """
                # Written by Cloudy from the proxies that were chosen and are announced now.
                unique_hostname %s
                %s
                # Squid would go past the others to all sites that are not far.
                minimum_direct_rtt 0
                minimum_direct_hops 0
                # A neighbour may be slow to answer, yet who is away shall not keep others waiting.
                minimum_icp_query_timeout 100 msec
                maximum_icp_query_timeout 1000 msec
                %s""".formatted(
                        self,
                        peers.stream().map(PeerLines::line).collect(Collectors.joining()),
                        parents ? "nonhierarchical_direct off\nprefer_direct off\n" : "");
    }

    /** No copy is made of what a near proxy has; digests would tell an hour late what ICP tells at once. */
    private static String line(Peer peer) {
        String host = peer.address().getHostAddress();
        return switch (peer.relation()) {
            case SIBLING ->
                "cache_peer %s sibling %d %d name=%s proxy-only no-digest\n"
                        .formatted(host, peer.port(), peer.queries(), peer.node());
            case PARENT ->
                "cache_peer %s parent %d %d name=%s no-digest%s\n"
                        .formatted(
                                host, peer.port(), peer.queries(), peer.node(), peer.queries() == 0 ? " no-query" : "");
        };
    }
}
