package org.cloudy.bus.squid;

import org.jspecify.annotations.Nullable;

/**
 * How much the proxy was asked since it started, and how much now.
 *
 * @param requests of browsers
 * @param hits those of {@code requests} that were answered from copies
 * @param sentBytes to browsers
 * @param savedBytes those of {@code sentBytes} that came from copies, so that nobody had to fetch them
 * @param requestsPerSecond lately; null until it was measured twice
 * @param hitPercent share of hits lately; null while nothing is asked
 */
public record ProxyStatistics(
        long requests,
        long hits,
        long sentBytes,
        long savedBytes,
        @Nullable Double requestsPerSecond,
        @Nullable Double hitPercent) {}
