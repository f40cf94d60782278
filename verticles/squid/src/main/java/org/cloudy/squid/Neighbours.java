package org.cloudy.squid;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.discovery.Services;

/** The proxies of other nodes of the micro cloud, as they are announced now. */
final class Neighbours {
    static final String TYPE = "_squid._tcp";

    private final EventBus bus;

    Neighbours(EventBus bus) {
        this.bus = bus;
    }

    /** By their nodes; of several of one node that which answers queries. Devices that are no nodes are not among them. */
    Future<Map<NodeId, AnnouncedProxy>> look(boolean alone) {
        Future<Nodes> nodes = DiscoveryContract.NODES.send(bus, Empty.EMPTY);
        Future<Services> services = DiscoveryContract.FIND.send(bus, new ServiceQuery(TYPE, null, null));
        return Future.all(nodes, services).map(both -> of(nodes.result(), services.result(), alone));
    }

    static Map<NodeId, AnnouncedProxy> of(Nodes nodes, Services services, boolean alone) {
        Map<NodeId, NodeView> others = nodes.nodes().stream()
                .filter(node -> !node.self())
                .collect(Collectors.toMap(NodeView::node, Function.identity(), (first, second) -> first));
        Stream<AnnouncedProxy> proxies = services.services().stream()
                .flatMap(service -> Optional.ofNullable(service.node())
                        .flatMap(node -> Optional.ofNullable(others.get(node)))
                        .map(node -> AnnouncedProxy.of(service, node.node(), node.address(), alone))
                        .stream());
        return proxies.collect(Collectors.toMap(
                AnnouncedProxy::node,
                Function.identity(),
                BinaryOperator.maxBy(Comparator.comparing((AnnouncedProxy proxy) -> proxy.queries() > 0))));
    }
}
