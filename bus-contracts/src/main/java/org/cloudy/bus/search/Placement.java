package org.cloudy.bus.search;

import java.util.List;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Where the index is.
 *
 * @param partitions all that there are
 * @param backups how many nodes besides its owner keep a partition, where there are enough nodes
 * @param shares of the nodes that answered, by node
 * @param places of the partitions, by number
 */
public record Placement(int partitions, int backups, List<Share> shares, List<Place> places) {
    public Placement {
        shares = List.copyOf(shares);
        places = List.copyOf(places);
    }

    /**
     * Where a partition is.
     *
     * @param owner null while nobody holds it
     */
    public record Place(@Nullable NodeId owner, List<NodeId> backups) {}
}
