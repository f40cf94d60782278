package org.cloudy.bus.backup;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Names an archive at a neighbour.
 *
 * @param node the neighbour that keeps it
 * @param passphrase of the archive, for one that another identity left there; null for one of this node
 */
public record DepositName(NodeId node, String id, @Nullable String passphrase) {
    @Override
    public String toString() {
        return "DepositName[node=" + node + ", id=" + id + ", passphrase=****]";
    }
}
