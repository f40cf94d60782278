package org.cloudy.bus.backup;

import org.jspecify.annotations.Nullable;

/**
 * Asks the neighbours about backups.
 *
 * @param passphrase to find archives that were made with it under whatever identity, as on a node that was set up anew; null for
 *     this node's own
 */
public record NeighbourQuery(@Nullable String passphrase) {
    @Override
    public String toString() {
        return "NeighbourQuery[passphrase=****]";
    }
}
