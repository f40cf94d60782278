package org.cloudy.bus.discovery;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * To which nodes the distance is asked.
 *
 * @param node this one alone; null for all others of the micro cloud
 */
public record DistanceQuery(@Nullable NodeId node) {
    public static final DistanceQuery ALL = new DistanceQuery(null);
}
