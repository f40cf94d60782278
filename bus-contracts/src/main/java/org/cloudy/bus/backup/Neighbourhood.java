package org.cloudy.bus.backup;

import java.util.List;
import org.cloudy.bus.NodeId;

/**
 * Backups between neighbours, of those that answer.
 *
 * @param offer what this node gives
 * @param holders neighbours that give room, or keep something
 * @param guests those for whom this node keeps something
 */
public record Neighbourhood(SpaceOffer offer, List<Holder> holders, List<Guest> guests) {
    /**
     * A neighbour that keeps archives.
     *
     * @param open whether it takes more
     * @param free bytes that it has left for this node
     * @param deposits those that were asked for, the newest first
     */
    public record Holder(NodeId node, String name, boolean open, long free, List<Deposit> deposits) {}

    /**
     * A neighbour whose archives this node keeps.
     *
     * @param name the id where it is not there now
     * @param bytes of all of them, with what is still to come
     */
    public record Guest(NodeId node, String name, int archives, long bytes) {}
}
