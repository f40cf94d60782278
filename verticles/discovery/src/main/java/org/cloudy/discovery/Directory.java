package org.cloudy.discovery;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.discovery.Services;

/** What this node knows, as it is told to others: the registry with what was measured from here. Never waits. */
final class Directory {
    private static final Comparator<ServiceInstance> BY_TYPE_AND_NAME = Comparator.comparing(ServiceInstance::type)
            .thenComparing(ServiceInstance::name)
            .thenComparing(ServiceInstance::id);

    private final NodeId self;
    private final Registry<ServiceData> services;
    private final Registry<NodeData> nodes;
    private final RoundTrips roundTrips;
    private final Devices devices;
    private final MicroCloudName cloud;

    Directory(
            NodeId self,
            Registry<ServiceData> services,
            Registry<NodeData> nodes,
            RoundTrips roundTrips,
            Devices devices,
            MicroCloudName cloud) {
        this.self = self;
        this.services = services;
        this.nodes = nodes;
        this.roundTrips = roundTrips;
        this.devices = devices;
        this.cloud = cloud;
    }

    /** What matches, by type, then name, then id. */
    Services find(ServiceQuery query) {
        return new Services(Stream.concat(services.all().stream().map(this::view), devices.services().stream())
                .filter(matching(query))
                .sorted(BY_TYPE_AND_NAME)
                .toList());
    }

    /** This node, then the others by name. */
    Nodes nodes() {
        return new Nodes(nodes.all().stream()
                .map(this::nodeView)
                .sorted(Comparator.comparing(NodeView::self)
                        .reversed()
                        .thenComparing(NodeView::name)
                        .thenComparing(view -> view.node().value()))
                .toList());
    }

    ServiceInstance view(Claim<ServiceData> claim) {
        ServiceData service = claim.what();
        return new ServiceInstance(
                claim.id(),
                service.type(),
                service.name(),
                claim.node(),
                service.host(),
                service.port(),
                cloud.of(service.microCloud()),
                service.health(),
                roundTrips.to(claim.node()),
                null,
                service.since(),
                service.attributes());
    }

    NodeView nodeView(Claim<NodeData> claim) {
        NodeData node = claim.what();
        return new NodeView(
                claim.node(),
                node.name(),
                node.address(),
                node.web(),
                node.version(),
                cloud.of(node.microCloud()),
                claim.node().equals(self),
                roundTrips.to(claim.node()),
                null,
                node.since());
    }

    private Predicate<ServiceInstance> matching(ServiceQuery query) {
        String text = query.text() == null ? "" : lower(query.text().strip());
        return service -> (query.type() == null || query.type().equals(service.type()))
                && (query.health() == null || query.health() == service.health())
                && (text.isEmpty() || tells(service, text));
    }

    private boolean tells(ServiceInstance service, String text) {
        return Stream.concat(
                        Stream.of(service.name(), service.type(), service.host(), nodeName(service)),
                        service.attributes().entrySet().stream().map(Map.Entry::toString))
                .anyMatch(field -> lower(field).contains(text));
    }

    private String nodeName(ServiceInstance service) {
        return service.node() == null
                ? ""
                : nodes.get(service.node().value())
                        .map(claim -> claim.what().name())
                        .orElse("");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
