package org.cloudy.search;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudy.bus.NodeId;

/** Nodes in whose place others are asked for a while, where there are others. For any thread. */
final class Avoided {
    private final long nanos;
    private final Map<NodeId, Long> since = new ConcurrentHashMap<>();

    /** @param length for how long each is avoided */
    Avoided(Duration length) {
        this.nanos = length.toNanos();
    }

    boolean has(NodeId node) {
        Long from = since.get(node);
        return from != null && System.nanoTime() - from < nanos;
    }

    void add(NodeId node) {
        since.put(node, System.nanoTime());
    }

    void remove(NodeId node) {
        since.remove(node);
    }
}
