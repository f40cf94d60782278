package org.cloudy.search;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudy.bus.NodeId;

/**
 * The nodes that did not answer lately: a node that hangs is a member of the cluster for seconds still. Each is asked again after a while,
 * and as soon as it is heard of. For any thread.
 */
final class Silence {
    private static final Duration LENGTH = Duration.ofSeconds(1);

    private final Map<NodeId, Long> since = new ConcurrentHashMap<>();

    boolean has(NodeId node) {
        Long from = since.get(node);
        return from != null && System.nanoTime() - from < LENGTH.toNanos();
    }

    void begin(NodeId node) {
        since.put(node, System.nanoTime());
    }

    void end(NodeId node) {
        since.remove(node);
    }
}
