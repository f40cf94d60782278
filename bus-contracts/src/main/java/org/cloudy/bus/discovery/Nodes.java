package org.cloudy.bus.discovery;

import java.util.List;

/** Nodes, this one first, then by name. */
public record Nodes(List<NodeView> nodes) {}
