package org.cloudy.bus.search;

import java.util.List;

/**
 * What one node counted.
 *
 * @param partitions of those that it was asked for the ones that this answer covers, each of them wholly
 */
public record PartialStatistics(List<Integer> partitions, TermStatistics statistics) {}
