package org.cloudy.bus.dns;

import java.util.List;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/** Zones that a node fetches from others, by name. */
public record Secondaries(List<SecondaryZone> zones) {
    /**
     * A zone that is fetched from another node.
     *
     * @param node its primary
     * @param name of that node when the key was agreed on
     * @param serial that it is served with here; null until it came
     */
    public record SecondaryZone(
            String zone, NodeId node, String name, @Nullable Long serial) {}
}
