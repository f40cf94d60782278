package org.cloudy.bus.discovery;

import java.util.List;

/** How far other nodes are, by name. */
public record Distances(List<Distance> distances) {}
