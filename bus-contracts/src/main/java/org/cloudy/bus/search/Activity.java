package org.cloudy.bus.search;

/**
 * The queries that were asked at a node over the last minute, and how many milliseconds an answer took: that of half of them, of 90 and
 * of 99 in 100 at most. 0 where there were none.
 */
public record Activity(double queriesPerSecond, double p50, double p90, double p99) {
    public static final Activity NONE = new Activity(0, 0, 0, 0);
}
