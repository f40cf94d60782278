package org.cloudy.tinc;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayLink;
import org.cloudy.tinc.Dump.Seen;
import org.jspecify.annotations.Nullable;

/** How each peer of the plan is reached, and since when. */
final class Links {
    private static final Pattern ID = Pattern.compile("[a-z2-7]{16}");

    private final Clock clock;
    private Map<NodeId, OverlayLink> last = Map.of();

    Links(Clock clock) {
        this.clock = clock;
    }

    /** The links now, in the order of the plan; nobody is reached if the daemon saw nothing. */
    List<OverlayLink> update(List<Plan.Peer> peers, Optional<Dump> dump) {
        Map<NodeId, OverlayLink> now = new HashMap<>();
        List<OverlayLink> links = peers.stream()
                .map(peer -> link(
                        peer.node(),
                        dump.map(seen -> seen.nodes().get(peer.node().value()))))
                .toList();
        links.forEach(link -> now.put(link.node(), link));
        last = now;
        return links;
    }

    private OverlayLink link(NodeId peer, Optional<Seen> found) {
        Optional<Seen> seen = found.filter(Seen::reachable);
        String via = seen.map(node -> hop(peer.value(), node)).orElse(null);
        LinkState state = seen.isEmpty()
                ? LinkState.UNREACHABLE
                : peer.value().equals(via) ? LinkState.DIRECT : LinkState.RELAYED;
        return new OverlayLink(
                peer,
                state,
                state == LinkState.RELAYED ? member(via) : null,
                seen.flatMap(Seen::endpoint).orElse(null),
                since(peer, state));
    }

    /**
     * Where tinc sends the peer's packets first: straight there if it is a neighbour, or if one in UDP is known to have arrived
     * there ({@code send_udppacket} in its net_packet.c); to the neighbour on the way else.
     */
    private static String hop(String peer, Seen node) {
        boolean direct = node.nexthop().equals(peer) || (node.via().equals(peer) && node.minmtu() > 0);
        return direct ? peer : node.nexthop();
    }

    private static @Nullable NodeId member(@Nullable String name) {
        return name != null && ID.matcher(name).matches() ? new NodeId(name) : null;
    }

    private @Nullable Instant since(NodeId peer, LinkState state) {
        OverlayLink before = last.get(peer);
        if (before == null) {
            return null;
        }
        return before.state() == state ? before.since() : clock.instant();
    }
}
