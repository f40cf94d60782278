package org.cloudy.bus.search;

import java.util.List;

/**
 * Asks a node for documents that it has indexed.
 *
 * @param ids 100 at most
 */
public record DocumentsQuery(List<String> ids) {}
