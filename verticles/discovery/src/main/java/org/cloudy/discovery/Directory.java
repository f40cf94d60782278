package org.cloudy.discovery;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Distance;
import org.cloudy.bus.discovery.DistanceQuery;
import org.cloudy.bus.discovery.Distances;
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
    private final Survey survey;
    private final Devices devices;
    private final MicroCloudName cloud;

    Directory(
            NodeId self,
            Registry<ServiceData> services,
            Registry<NodeData> nodes,
            Survey survey,
            Devices devices,
            MicroCloudName cloud) {
        this.self = self;
        this.services = services;
        this.nodes = nodes;
        this.survey = survey;
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

    /** How far others are, by name. Failure NOT_FOUND if a node is asked for that is not known. */
    Distances distances(DistanceQuery query) {
        NodeId one = query.node();
        if (one != null && nodes.get(one.value()).isEmpty()) {
            throw Failure.of(FailureCode.NOT_FOUND, "discovery.failure.no-node");
        }
        return new Distances(nodes.all().stream()
                .filter(claim ->
                        one == null ? !claim.node().equals(self) : claim.node().equals(one))
                .map(survey::to)
                .sorted(Comparator.comparing(Distance::name)
                        .thenComparing(distance -> distance.node().value()))
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
                survey.rtt(claim.node()),
                survey.hops(claim.node()),
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
                survey.rtt(claim.node()),
                survey.estimate(claim.node()),
                survey.hops(claim.node()),
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
