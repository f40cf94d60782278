package org.cloudy.bus.search;

import java.util.List;

/**
 * How a text may go on, by what is in one node's partitions.
 *
 * @param partitions of those that it was asked for the ones that this answer covers, each of them wholly
 * @param titles that begin so, or have a word that does
 * @param words that begin as the last one, without accents
 */
public record PartialCompletions(List<Integer> partitions, List<Completion> titles, List<Completion> words) {
    /**
     * A word or a title.
     *
     * @param documents that have it
     */
    public record Completion(String text, long documents) {}
}
