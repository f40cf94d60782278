package org.cloudy.bus.system;

import java.util.List;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.CapabilityState;
import org.jspecify.annotations.Nullable;

/**
 * The node in one view.
 *
 * @param name the node's name, as its owner chose it
 * @param version of Cloudy
 * @param microCloud the micro cloud's name; null while it is not known
 * @param members how many nodes the micro cloud has now, this one included
 */
public record NodeStatus(
        NodeId node,
        String name,
        String version,
        @Nullable String microCloud,
        int members,
        NodeState state,
        List<Part> capabilities) {
    /** One capability of the node. */
    public record Part(String name, CapabilityState state, boolean published) {}
}
