package org.cloudy.bus.search;

import org.jspecify.annotations.Nullable;

/**
 * Which of the documents that this node publishes; what is null does not narrow the answer.
 *
 * @param author published by this account
 * @param after only ids behind this one, for the next page
 * @param limit how many documents at most, 1 to 1,000; null for a hundred
 */
public record OwnQuery(
        @Nullable String author,
        @Nullable String after,
        @Nullable Integer limit) {}
