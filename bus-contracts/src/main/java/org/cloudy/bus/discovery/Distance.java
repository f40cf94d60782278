package org.cloudy.bus.discovery;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * How far a node is from this one, now and lately. Times are round-trip times in milliseconds.
 *
 * @param name as its owner chose it
 * @param rttMs measured now; null until measured, and while it does not answer
 * @param estimatedMs predicted from network coordinates; null until both nodes have measured something
 * @param hops routers in between; null where that can't be known
 * @param minMs the least of the history; null while it holds no answer
 * @param medianMs of the history; null while it holds no answer
 * @param p95Ms that 95 of 100 in the history do not exceed; null while it holds no answer
 * @param lossPercent so many of 100 in the history had no answer; null while it is empty
 * @param history the last 120 measurements, the oldest first
 */
public record Distance(
        NodeId node,
        String name,
        @Nullable Double rttMs,
        @Nullable Double estimatedMs,
        @Nullable Integer hops,
        @Nullable Double minMs,
        @Nullable Double medianMs,
        @Nullable Double p95Ms,
        @Nullable Double lossPercent,
        List<Sample> history) {

    /**
     * One measurement.
     *
     * @param at when it ended
     * @param ms round-trip time; null if there was no answer
     */
    public record Sample(Instant at, @Nullable Double ms) {}
}
