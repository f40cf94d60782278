package org.cloudy.bus.search;

import java.util.List;

/**
 * One node's part of a query.
 *
 * @param partitions those that it is asked for
 * @param statistics of all partitions that take part: with them its scores are those of a single index
 */
public record PartialQuery(List<Integer> partitions, SearchQuery query, TermStatistics statistics) {}
