package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.LocalAnnouncing;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.discovery.Services;
import org.cloudy.bus.system.SystemContract;
import org.jspecify.annotations.Nullable;

/**
 * The services and nodes that every visitor may see. They are asked for once and kept until one of them changes, so that a
 * page with a thousand services costs little however many look at it.
 */
final class Catalogue {
    private final EventBus bus;
    private final Latest<Services> services;
    private final Latest<Members> nodes;
    private final OwnCloud cloud;
    private final Latest<LocalAnnouncing> announcing;

    /**
     * Where one is; what is not known is null.
     *
     * @param node id of this node
     * @param microCloud name of the micro cloud
     * @param colour of the micro cloud, as #1f6f8b
     * @param picture where that of the micro cloud is
     */
    record Here(
            String nodeName,
            @Nullable NodeId node,
            @Nullable String microCloud,
            @Nullable String colour,
            @Nullable String picture) {
        Here(String nodeName, @Nullable NodeId node, @Nullable String microCloud) {
            this(nodeName, node, microCloud, null, null);
        }

        private Here in(Look cloud) {
            return new Here(nodeName, node, cloud.name(), cloud.colour(), cloud.pictureHref());
        }
    }

    /** The nodes as a list and by their ids. */
    private record Members(List<NodeView> all, Map<NodeId, NodeView> byId) {
        static Members of(Nodes nodes) {
            return new Members(
                    nodes.nodes(),
                    nodes.nodes().stream()
                            .collect(Collectors.toMap(NodeView::node, Function.identity(), (first, second) -> first)));
        }
    }

    Catalogue(EventBus bus, Clock clock, OwnCloud cloud) {
        this.bus = bus;
        this.cloud = cloud;
        this.services = new Latest<>(() -> DiscoveryContract.FIND.send(bus, ServiceQuery.ALL, Caller.ANONYMOUS), clock);
        this.nodes = new Latest<>(
                () -> DiscoveryContract.NODES
                        .send(bus, Empty.EMPTY, Caller.ANONYMOUS)
                        .map(Members::of),
                clock);
        this.announcing =
                new Latest<>(() -> DiscoveryContract.ANNOUNCING.send(bus, Empty.EMPTY, Caller.ANONYMOUS), clock);
    }

    /** Listens for changes; ready when registered. */
    Future<Void> follow() {
        return Future.all(
                        DiscoveryContract.SERVICES_CHANGED.subscribe(bus, change -> services.forget()),
                        DiscoveryContract.NODES_CHANGED.subscribe(bus, change -> nodes.forget()))
                .mapEmpty();
    }

    Future<List<ServiceInstance>> services() {
        return services.get().map(Services::services);
    }

    /** Nodes of the micro cloud, this one first. */
    Future<List<NodeView>> nodes() {
        return nodes.get().map(Members::all);
    }

    Future<Map<NodeId, NodeView>> nodesById() {
        return nodes.get().map(Members::byId);
    }

    /** Who announces this node's services to the devices around; nobody while that cannot be told. */
    Future<ResponderKind> announcing() {
        return announcing.get().map(LocalAnnouncing::responder).otherwise(ResponderKind.NONE);
    }

    /** Where one is; while nobody on this node can tell, a place without a name. */
    Future<Here> here() {
        return nodes().compose(this::self)
                .recover(unknown -> nodeName())
                .otherwise(new Here("Cloudy", null, null))
                .map(here -> cloud.look().map(here::in).orElse(here));
    }

    private Future<Here> self(List<NodeView> all) {
        return all.stream()
                .filter(NodeView::self)
                .findFirst()
                .map(self -> Future.succeededFuture(new Here(self.name(), self.node(), self.microCloud())))
                .orElseGet(this::nodeName);
    }

    private Future<Here> nodeName() {
        return SystemContract.SETUP_STATE
                .send(bus, Empty.EMPTY, Caller.ANONYMOUS)
                .map(state -> new Here(state.nodeName(), null, null));
    }
}
