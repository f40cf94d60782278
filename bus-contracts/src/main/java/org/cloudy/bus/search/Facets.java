package org.cloudy.bus.search;

import java.util.Map;

/**
 * How many of the matching documents are of each kind, in each language, of each node, and how old.
 *
 * @param languages by {@link DocumentLanguage#tag}
 * @param ages by name of {@link Age}; those of a day are of the week, too. None for what is nowhere
 */
public record Facets(
        Map<String, Long> kinds, Map<String, Long> languages, Map<String, Long> nodes, Map<String, Long> ages) {}
