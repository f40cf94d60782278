package org.cloudy.bus.search;

import java.util.List;

/**
 * Asks how often terms occur in some partitions.
 *
 * @param partitions those that the node is asked for
 * @param fields of which documents and lengths are counted
 * @param terms that are counted
 * @param fuzzy of which the terms near by are looked up
 */
public record StatisticsQuery(List<Integer> partitions, List<String> fields, List<Term> terms, List<FuzzyTerm> fuzzy) {
    /** A term of the index. */
    public record Term(String field, String text) {}

    /**
     * All terms near a term.
     *
     * @param edits at most so many characters differ (Damerau-Levenshtein): 0 to 2
     * @param prefix so many characters at its beginning do not
     */
    public record FuzzyTerm(String field, String text, int edits, int prefix) {}
}
