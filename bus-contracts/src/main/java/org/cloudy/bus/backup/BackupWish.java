package org.cloudy.bus.backup;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A backup that somebody wants.
 *
 * @param capability the one that is wanted alone; null for the node as a whole
 * @param folder where the archive is to lie, as a whole path; null for the node's own folder of backups
 * @param neighbour the node that is to keep the archive in place of a folder; null for a folder
 * @param passphrase 12 to 256 characters; without it nobody opens the archive, not even this node
 */
public record BackupWish(
        @Nullable String capability,
        @Nullable String folder,
        @Nullable NodeId neighbour,
        String passphrase) {
    @Override
    public String toString() {
        return "BackupWish[capability=" + capability + ", folder=" + folder + ", neighbour=" + neighbour
                + ", passphrase=****]";
    }
}
