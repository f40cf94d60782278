package org.cloudy.squid;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.squid.PeerChoice;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.bus.squid.PeerState;
import org.cloudy.bus.squid.ProxyPeer;
import org.cloudy.bus.squid.ProxyPeers;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Daemons;
import org.jspecify.annotations.Nullable;

/** Which proxies of other nodes this one asks: those that were chosen, while they are announced and well. Blocks. */
final class Federation {
    private static final int MOST_PEERS = 32;

    private final NodeId self;
    private final Supplier<Site<SquidSettings>> site;

    Federation(NodeId self, Supplier<Site<SquidSettings>> site) {
        this.self = self;
        this.site = site;
    }

    /** Whether this node is open to its own machine only. */
    boolean isAlone() {
        return List.of("127.0.0.1", "::1", "localhost").contains(site.get().listen())
                || site.get().listen().startsWith("127.");
    }

    /** Brings the configuration to what is announced now; one that is right already is left alone, and so is Squid. */
    synchronized void follow(Map<NodeId, AnnouncedProxy> announced) {
        Site<SquidSettings> now = site.get();
        List<PeerLines.Peer> peers = chosen().values().stream()
                .flatMap(choice -> Optional.ofNullable(announced.get(choice.node()))
                        .filter(proxy -> proxy.service().health() != Health.CRITICAL)
                        .flatMap(proxy -> proxy.as(choice.relation()))
                        .stream())
                .toList();
        String text = PeerLines.of(self, peers);
        if (PeersFile.write(now, text)) {
            readAnew(now);
        }
    }

    /** Clients that are connected stay so. One that does not run now reads it at its start. */
    private static void readAnew(Site<SquidSettings> now) {
        Daemons daemons = now.host().daemons();
        try {
            daemons.signal(now.daemon(SquidCapability.DAEMON), "HUP");
        } catch (Failure e) {
            if (e.code() != FailureCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** All that are announced or chosen: the chosen ones first, then those that could be asked, the nearest first. */
    synchronized ProxyPeers list(Map<NodeId, AnnouncedProxy> announced) {
        Map<NodeId, ChosenPeers.Choice> chosen = chosen();
        Comparator<ProxyPeer> order = Comparator.comparing((ProxyPeer peer) -> peer.relation() == null)
                .thenComparing(ProxyPeer::state)
                .thenComparing(ProxyPeer::rttMs, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(ProxyPeer::name);
        return new ProxyPeers(Stream.concat(
                        announced.values().stream().map(proxy -> view(proxy, chosen.get(proxy.node()))),
                        chosen.values().stream()
                                .filter(choice -> !announced.containsKey(choice.node()))
                                .map(Federation::away))
                .sorted(order)
                .toList());
    }

    /** @throws Failure NOT_FOUND if that node announces no proxy; INVALID if it cannot be asked so */
    synchronized void add(PeerChoice wanted, Map<NodeId, AnnouncedProxy> announced) {
        AnnouncedProxy proxy = announced.get(wanted.node());
        if (proxy == null) {
            throw unknown(wanted.node());
        }
        if (!proxy.isUsable()) {
            throw Failure.of(
                    FailureCode.INVALID,
                    proxy.locked() ? "capability.squid.peer-locked" : "capability.squid.peer-unfit");
        }
        if (proxy.as(wanted.relation()).isEmpty()) {
            throw Failure.of(FailureCode.INVALID, "capability.squid.peer-silent");
        }
        Map<NodeId, ChosenPeers.Choice> chosen = new LinkedHashMap<>(chosen());
        String name = Text.shortened(proxy.service().name());
        chosen.put(wanted.node(), new ChosenPeers.Choice(wanted.node(), name, wanted.relation()));
        if (chosen.size() > MOST_PEERS) {
            throw Failure.of(FailureCode.CONFLICT, "capability.squid.peers-many", Map.of("limit", "" + MOST_PEERS));
        }
        file().write(chosen);
        follow(announced);
    }

    /** @throws Failure NOT_FOUND if it was not chosen */
    synchronized void remove(NodeId node, Map<NodeId, AnnouncedProxy> announced) {
        Map<NodeId, ChosenPeers.Choice> chosen = new LinkedHashMap<>(chosen());
        if (chosen.remove(node) == null) {
            throw unknown(node);
        }
        file().write(chosen);
        follow(announced);
    }

    private ChosenPeers file() {
        return new ChosenPeers(site.get().folder());
    }

    private Map<NodeId, ChosenPeers.Choice> chosen() {
        return file().read();
    }

    private static ProxyPeer view(AnnouncedProxy proxy, ChosenPeers.@Nullable Choice choice) {
        return new ProxyPeer(
                proxy.node(),
                proxy.service().name(),
                proxy.service().host(),
                proxy.service().port(),
                proxy.service().rttMs(),
                choice == null ? null : choice.relation(),
                state(proxy, choice),
                proxy.queries() > 0);
    }

    private static PeerState state(AnnouncedProxy proxy, ChosenPeers.@Nullable Choice choice) {
        PeerRelation relation = choice == null ? PeerRelation.PARENT : choice.relation();
        if (proxy.as(relation).isEmpty()) {
            return PeerState.UNUSABLE;
        } else if (proxy.service().health() == Health.CRITICAL) {
            return PeerState.DOWN;
        }
        return choice == null ? PeerState.OFFERED : PeerState.IN_USE;
    }

    private static ProxyPeer away(ChosenPeers.Choice choice) {
        return new ProxyPeer(choice.node(), choice.name(), null, null, null, choice.relation(), PeerState.AWAY, false);
    }

    private static Failure unknown(NodeId node) {
        return Failure.of(FailureCode.NOT_FOUND, "capability.squid.peer-unknown", Map.of("node", node.value()));
    }
}
