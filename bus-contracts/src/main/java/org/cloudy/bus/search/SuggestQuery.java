package org.cloudy.bus.search;

import org.jspecify.annotations.Nullable;

/**
 * What somebody typed so far.
 *
 * @param text at most 1,000 characters; the last word may be half of one
 * @param limit how many suggestions at most, 1 to 20; null for eight
 */
public record SuggestQuery(String text, @Nullable Integer limit) {}
