package org.cloudy.bus.search;

import java.util.Map;

/**
 * Documents as their owners signed them.
 *
 * @param texts of those that the node has, by id: JSON with its signature, which whoever gets it has to check
 */
public record SignedDocuments(Map<String, String> texts) {}
