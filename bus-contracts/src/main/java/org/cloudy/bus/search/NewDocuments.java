package org.cloudy.bus.search;

import java.util.List;

/**
 * Documents that this node is to publish.
 *
 * @param documents 1 to 1,000; through a bridge fewer, for a frame there has a bound of its own
 */
public record NewDocuments(List<NewDocument> documents) {}
