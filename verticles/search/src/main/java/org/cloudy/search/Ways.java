package org.cloudy.search;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cloudy.bus.Call;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.SearchContract;

/**
 * Has the bus know the way to all that other nodes are asked, before it is needed: who stands in for a node that hangs was perhaps never
 * asked before. For any thread.
 */
final class Ways {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** All that a node asks another one. */
    static final List<Call<?, ?>> CALLS = List.of(
            SearchContract.TOP,
            SearchContract.STATISTICS,
            SearchContract.COMPLETIONS,
            SearchContract.DOCUMENTS,
            SearchContract.SHARE);

    private final NodeId self;
    private final EventBus bus;
    private final Supplier<Set<NodeId>> nodes;
    private final Set<NodeId> known = ConcurrentHashMap.newKeySet();

    /** @param nodes those that may be asked, now */
    Ways(NodeId self, EventBus bus, Supplier<Set<NodeId>> nodes) {
        this.self = self;
        this.bus = bus;
        this.nodes = nodes;
    }

    /** Looks for the ways to nodes that came; does not wait. */
    void look() {
        Set<NodeId> now = nodes.get();
        known.retainAll(now);
        for (NodeId node : now) {
            if (!node.equals(self) && known.add(node)) {
                Future.all(CALLS.stream()
                                .map(call -> call.findWay(node, bus, PATIENCE))
                                .toList())
                        .onFailure(cause -> known.remove(node));
            }
        }
    }
}
