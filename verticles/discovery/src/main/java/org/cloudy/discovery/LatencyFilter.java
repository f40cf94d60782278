package org.cloudy.discovery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.NodeId;

/**
 * The median of the last three times of each peer: one slow answer is not to move anybody (Ledlie et al., "Network Coordinates in
 * the Wild", NSDI 2007).
 */
final class LatencyFilter {
    private static final int SAMPLES = 3;

    private final Map<NodeId, Deque<Double>> peers = new HashMap<>();

    /** Counts one time in; returns the one to go by. */
    double add(NodeId peer, double seconds) {
        Deque<Double> samples = peers.computeIfAbsent(peer, first -> new ArrayDeque<>());
        if (samples.size() == SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(seconds);
        return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElseThrow();
    }

    void forget(NodeId peer) {
        peers.remove(peer);
    }
}
