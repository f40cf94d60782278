package org.cloudy.bus.microcloud;

import java.util.List;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * The links of one node to the other members, as it sees them, and what happened to them.
 *
 * @param traffic null if it is not known
 */
public record NodeLinks(
        NodeId node,
        List<Link> links,
        List<LinkEvent> history,
        @Nullable Traffic traffic) {
    /**
     * One link.
     *
     * @param rttMs round-trip time in milliseconds; null until measured
     */
    public record Link(
            NodeId peer,
            LinkState state,
            @Nullable NodeId via,
            @Nullable Double rttMs) {}
}
