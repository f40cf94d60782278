package org.cloudy.bus.dns;

import org.cloudy.bus.NodeId;

/** A zone, and the node on the other side of its transfer. */
public record ZoneSource(String zone, NodeId node) {}
