package org.cloudy.bus.backup;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.microcloud.MemberId;

/** What can be asked about the backups of this node. */
public final class BackupContract {
    /** The archives, the schedule, and how all went. */
    public static final Call<Empty, Backups> LIST =
            new Call<>("cloudy.backup.list", Empty.class, Backups.class, Reach.NODE, Role.ADMIN).asLook();

    /** Starts a job that makes a backup. INVALID with what is wrong of each field. */
    public static final Call<BackupWish, Job> CREATE =
            new Call<>("cloudy.backup.create", BackupWish.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Where an archive lies. NOT_FOUND. */
    public static final Call<ArchiveName, Archive> FIND =
            new Call<>("cloudy.backup.find", ArchiveName.class, Archive.class, Reach.NODE, Role.ADMIN).asLook();

    /** What is in an archive; nothing is changed. NOT_FOUND; FORBIDDEN for a wrong passphrase; INVALID for what is none. */
    public static final Call<ArchiveKey, Manifest> INSPECT =
            new Call<>("cloudy.backup.inspect", ArchiveKey.class, Manifest.class, Reach.NODE, Role.ADMIN);

    /** Starts a job that reads an archive to its end and holds every file against its checksum. NOT_FOUND. */
    public static final Call<ArchiveKey, Job> VERIFY =
            new Call<>("cloudy.backup.verify", ArchiveKey.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Starts a job that puts an archive back in a temporary place, and opens what is there. NOT_FOUND. */
    public static final Call<ArchiveKey, Job> DRILL =
            new Call<>("cloudy.backup.drill", ArchiveKey.class, Job.class, Reach.NODE, Role.ADMIN);

    /**
     * Starts a job that puts an archive back: the whole node, which then starts anew, or one capability. What was there before
     * comes back where that fails. NOT_FOUND.
     */
    public static final Call<RestoreWish, Job> RESTORE =
            new Call<>("cloudy.backup.restore", RestoreWish.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Starts a job that makes a backup of a capability, and then removes it. INVALID as in {@link #CREATE}; CONFLICT. */
    public static final Call<BackupWish, Job> REMOVE =
            new Call<>("cloudy.backup.remove", BackupWish.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Deletes an archive. NOT_FOUND. */
    public static final Call<ArchiveName, Empty> DELETE =
            new Call<>("cloudy.backup.delete", ArchiveName.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** Sets when backups are made by themselves. INVALID with what is wrong of each field. */
    public static final Call<Schedule, Backups> SCHEDULE =
            new Call<>("cloudy.backup.schedule", Schedule.class, Backups.class, Reach.NODE, Role.ADMIN);

    /** Neighbours that keep archives, what they keep of this node, and what this node keeps of them. INVALID. */
    public static final Call<NeighbourQuery, Neighbourhood> NEIGHBOURS = new Call<>(
                    "cloudy.backup.neighbours", NeighbourQuery.class, Neighbourhood.class, Reach.NODE, Role.ADMIN)
            .asLook();

    /** Sets how much room this node gives to backups of its neighbours. INVALID with what is wrong of each field. */
    public static final Call<SpaceOffer, SpaceOffer> OFFER =
            new Call<>("cloudy.backup.offer", SpaceOffer.class, SpaceOffer.class, Reach.NODE, Role.ADMIN);

    /** Starts a job that fetches an archive from a neighbour into this node's own folder of backups. NOT_FOUND; UNAVAILABLE. */
    public static final Call<DepositName, Job> FETCH =
            new Call<>("cloudy.backup.fetch", DepositName.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Deletes an archive at a neighbour. UNAVAILABLE. */
    public static final Call<DepositName, Empty> DISCARD =
            new Call<>("cloudy.backup.discard", DepositName.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** Deletes all that this node keeps for a neighbour; a node for which it keeps nothing is no failure. */
    public static final Call<MemberId, Empty> EVICT =
            new Call<>("cloudy.backup.evict", MemberId.class, Empty.class, Reach.NODE, Role.ADMIN);

    private BackupContract() {}
}
