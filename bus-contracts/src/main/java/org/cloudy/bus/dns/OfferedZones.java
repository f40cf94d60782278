package org.cloudy.bus.dns;

import java.util.List;
import org.cloudy.bus.NodeId;

/** Zones that other nodes offer now, by name; of the nodes that answered. */
public record OfferedZones(List<OfferedZone> zones) {
    /**
     * A zone that another node offers.
     *
     * @param name of that node, as it calls itself
     * @param taken whether this node serves a zone of that name already
     */
    public record OfferedZone(NodeId node, String name, String zone, long serial, boolean taken) {}
}
