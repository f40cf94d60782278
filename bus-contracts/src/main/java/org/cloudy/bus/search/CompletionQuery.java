package org.cloudy.bus.search;

import java.util.List;

/**
 * Asks how a text may go on.
 *
 * @param partitions those that the node is asked for
 * @param text what was typed so far
 * @param limit how many at most, of titles and of words each
 */
public record CompletionQuery(List<Integer> partitions, String text, int limit) {}
