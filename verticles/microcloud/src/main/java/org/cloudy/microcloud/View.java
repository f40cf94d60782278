package org.cloudy.microcloud;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NodeLinks;
import org.cloudy.bus.microcloud.Request;
import org.cloudy.bus.microcloud.Topology;
import org.cloudy.bus.microcloud.Traffic;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayLink;
import org.cloudy.bus.overlay.OverlayStatus;
import org.jspecify.annotations.Nullable;

/** The micro cloud as it is shown: who is in it by the statements, with what discovery and the overlay know of each. */
final class View {
    private static final Duration SILENT = Duration.ofSeconds(2);

    private final EventBus bus;
    private final NodeId self;
    private final LinkHistory history;
    /** What members told of their traffic when they were last asked. */
    private final Map<NodeId, Traffic> traffic = new ConcurrentHashMap<>();

    View(EventBus bus, NodeId self, LinkHistory history) {
        this.bus = bus;
        this.self = self;
        this.history = history;
    }

    /** All of it. */
    Future<MicroCloud> of(Optional<Roster> roster, List<Request> requests) {
        if (roster.isEmpty()) {
            return Future.succeededFuture(new MicroCloud(null, null, null, null, null, null, List.of(), List.of()));
        }
        Roster drawn = roster.get();
        return members(drawn)
                .map(members -> new MicroCloud(
                        drawn.microCloud(),
                        drawn.appearance(),
                        drawn.range().toString(),
                        drawn.founded(),
                        drawn.founder(),
                        drawn.member(self).map(Roster.Place::address).orElse(null),
                        members,
                        requests));
    }

    /** This node's links, for the others. */
    Future<NodeLinks> links() {
        return Future.all(nodes(), overlay()).map(all -> {
            Map<NodeId, NodeView> nodes = all.resultAt(0);
            OverlayStatus overlay = all.resultAt(1);
            return new NodeLinks(
                    self,
                    overlay.links().stream()
                            .map(link -> new NodeLinks.Link(
                                    link.node(), link.state(), link.via(), rtt(nodes.get(link.node()))))
                            .toList(),
                    history.events(),
                    traffic(overlay));
        });
    }

    /** What all members see of each other. */
    Future<Topology> map(Roster roster) {
        List<NodeId> nodes = roster.members().stream().map(Roster.Place::node).toList();
        return Future.all(nodes.stream().map(this::asked).toList()).compose(all -> {
            List<NodeLinks> views = new ArrayList<>();
            List<NodeId> silent = new ArrayList<>();
            for (int i = 0; i < nodes.size(); i++) {
                Optional<NodeLinks> answer = all.resultAt(i);
                NodeId node = nodes.get(i);
                answer.ifPresentOrElse(views::add, () -> silent.add(node));
            }
            traffic.keySet().retainAll(nodes);
            views.stream()
                    .filter(view -> view.traffic() != null)
                    .forEach(view -> traffic.put(view.node(), view.traffic()));
            return members(roster).map(members -> new Topology(members, views, silent));
        });
    }

    /** What a member says of its own links; empty if it does not answer. */
    private Future<Optional<NodeLinks>> asked(NodeId node) {
        return (node.equals(self) ? links() : MicroCloudContract.LINKS.sendTo(node, bus, Empty.EMPTY, SILENT))
                // Each can tell of its own links only.
                .map(links -> Optional.of(links).filter(said -> said.node().equals(node)))
                .otherwise(Optional.empty());
    }

    private Future<List<Member>> members(Roster roster) {
        return Future.all(nodes(), overlay()).map(all -> {
            Map<NodeId, NodeView> nodes = all.resultAt(0);
            OverlayStatus overlay = all.resultAt(1);
            Map<NodeId, OverlayLink> links =
                    overlay.links().stream().collect(Collectors.toMap(OverlayLink::node, Function.identity()));
            return roster.members().stream()
                    .map(place -> place.node().equals(self)
                            ? member(place, nodes.get(self), null, traffic(overlay))
                            : member(
                                    place, nodes.get(place.node()), links.get(place.node()), traffic.get(place.node())))
                    .sorted(Comparator.comparing(Member::self)
                            .reversed()
                            .thenComparing(Member::name)
                            .thenComparing(member -> member.node().value()))
                    .toList();
        });
    }

    private Member member(
            Roster.Place place, @Nullable NodeView node, @Nullable OverlayLink link, @Nullable Traffic traffic) {
        boolean own = place.node().equals(self);
        return new Member(
                place.node(),
                place.name(),
                place.address(),
                place.since(),
                place.by(),
                own,
                own || node != null,
                link == null ? null : link.state(),
                link == null ? null : link.via(),
                own ? null : rtt(node),
                traffic);
    }

    private static @Nullable Double rtt(@Nullable NodeView node) {
        return node == null ? null : node.rttMs();
    }

    private Future<Map<NodeId, NodeView>> nodes() {
        return DiscoveryContract.NODES
                .send(bus, Empty.EMPTY)
                .map(known -> known.nodes().stream().collect(Collectors.toMap(NodeView::node, Function.identity())));
    }

    private Future<OverlayStatus> overlay() {
        return OverlayContract.STATUS.send(bus, Empty.EMPTY);
    }

    private static @Nullable Traffic traffic(OverlayStatus overlay) {
        Long received = overlay.receivedBytes();
        Long sent = overlay.sentBytes();
        return received == null || sent == null ? null : new Traffic(received, sent);
    }
}
