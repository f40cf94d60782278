package org.cloudy.bus.discovery;

import java.util.List;

/**
 * Where a node is in the network: how far two coordinates are apart predicts the round-trip time between their nodes, also if they
 * never spoke. Vivaldi with heights (Dabek et al., SIGCOMM 2004), in the form that Serf gave it. All in seconds but the error.
 * Whoever gets one from another node has to check it.
 *
 * @param vector position in eight dimensions
 * @param height what the node's own access link adds to every way
 * @param adjustment what is added to every prediction beyond that; negative for what is taken off
 * @param error how far predictions are off, relative to what was measured: from 0 to 1.5, where 1.5 is that of a node which
 *     has measured nothing
 */
public record Coordinate(List<Double> vector, double height, double adjustment, double error) {
    public Coordinate {
        vector = List.copyOf(vector);
    }
}
