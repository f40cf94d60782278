package org.cloudy.bus.search;

import java.util.List;

/** What the score of a document takes from all the others. */
public record TermStatistics(List<FieldCount> fields, List<TermCount> terms, List<Expansion> expansions) {
    /**
     * How long a field is.
     *
     * @param documents that have the field
     * @param occurrences of all terms in it
     */
    public record FieldCount(String field, long documents, long occurrences) {}

    /**
     * How frequent a term is.
     *
     * @param documents that have the term
     * @param occurrences of it
     */
    public record TermCount(String field, String text, long documents, long occurrences) {}

    /** The terms near a fuzzy one, the nearest first, at most 50. */
    public record Expansion(StatisticsQuery.FuzzyTerm of, List<Variant> variants) {}

    /**
     * A term near another.
     *
     * @param nearness 1 is the term itself; less than 0, down to -1, where more than the shorter of both differs: such a one matches, and
     *     counts for nothing
     * @param documents that have the term
     * @param occurrences of it
     */
    public record Variant(String text, double nearness, long documents, long occurrences) {}
}
