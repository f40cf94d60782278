package org.cloudy.search;

import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.jspecify.annotations.Nullable;

/** How far the other nodes are, as discovery measured or estimated it a moment ago. For any thread. */
final class Distances {
    private final NodeId self;
    private final EventBus bus;
    private volatile Map<NodeId, Double> milliseconds;

    Distances(NodeId self, EventBus bus) {
        this.self = self;
        this.bus = bus;
        this.milliseconds = Map.of(self, 0.0);
    }

    /** Asks discovery anew; does not wait. Where it does not run, nothing is known. */
    void look() {
        DiscoveryContract.NODES.send(bus, Empty.EMPTY).onSuccess(this::learn);
    }

    /** Round-trip time to a node in milliseconds; null if it is not known. */
    @Nullable
    Double to(NodeId node) {
        return milliseconds.get(node);
    }

    /** The nodes whose distance is known, the nearest first. */
    List<NodeId> nearest() {
        return milliseconds.entrySet().stream()
                .sorted(Map.Entry.<NodeId, Double>comparingByValue()
                        .thenComparing(each -> each.getKey().value()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void learn(Nodes nodes) {
        milliseconds = nodes.nodes().stream()
                .filter(node -> distance(node).isPresent())
                .collect(Collectors.toUnmodifiableMap(
                        NodeView::node, node -> distance(node).orElseThrow(), Math::min));
    }

    private Optional<Double> distance(NodeView node) {
        return node.node().equals(self)
                ? Optional.of(0.0)
                : Optional.ofNullable(node.estimatedMs()).or(() -> Optional.ofNullable(node.rttMs()));
    }
}
