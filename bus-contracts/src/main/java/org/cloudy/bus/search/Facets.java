package org.cloudy.bus.search;

import java.util.Map;

/** How many of the matching documents are of each kind, in each language, of each node. */
public record Facets(Map<String, Long> kinds, Map<String, Long> languages, Map<String, Long> nodes) {}
