package org.cloudy.bus.backup;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The backups that the node makes of itself.
 *
 * @param day of the week, 1 (Monday) to 7; counts where it is weekly
 * @param hour of the day, 0 to 23, in the node's own time
 * @param keep how many of the archives made so are kept, 1 to 100; older ones are deleted
 * @param folder where they lie, as a whole path; null for the node's own folder of backups
 * @param neighbour the node that keeps them in place of a folder; null for a folder
 * @param drill whether each is put back in a temporary place as a trial
 * @param passphrase 12 to 256 characters; the node keeps it, for it has to work unattended. Never told; null, when it is set,
 *     leaves it as it is
 */
public record Schedule(
        Rhythm rhythm,
        int day,
        int hour,
        int keep,
        @Nullable String folder,
        @Nullable NodeId neighbour,
        boolean drill,
        @Nullable String passphrase) {
    @Override
    public String toString() {
        return "Schedule[rhythm=" + rhythm + ", day=" + day + ", hour=" + hour + ", keep=" + keep + ", folder=" + folder
                + ", neighbour=" + neighbour
                + ", drill=" + drill + ", passphrase=****]";
    }
}
