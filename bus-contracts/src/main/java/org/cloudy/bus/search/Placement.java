package org.cloudy.bus.search;

import java.util.List;

/**
 * Where the index is.
 *
 * @param partitions all that there are
 * @param shares of the nodes that answered, by node
 */
public record Placement(int partitions, List<Share> shares) {}
