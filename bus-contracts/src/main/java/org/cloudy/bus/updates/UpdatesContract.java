package org.cloudy.bus.updates;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.jobs.Job;

/** What can be asked of the machine's packages. */
public final class UpdatesContract {
    /** What has a newer version, by what the machine knows of the archives; nothing is fetched. UNAVAILABLE without apt. */
    public static final Call<Empty, UpdateList> LIST =
            new Call<>("cloudy.updates.list", Empty.class, UpdateList.class, Reach.NODE, Role.MEMBER);

    /** What is new in a package, fetched from the archive. NOT_FOUND if it has no update; UNAVAILABLE if nothing can be had. */
    public static final Call<PackageName, Changelog> CHANGELOG =
            new Call<>("cloudy.updates.changelog", PackageName.class, Changelog.class, Reach.NODE, Role.MEMBER);

    /** Starts a job that asks the archives what is new. UNAVAILABLE with what to type if the node may not. */
    public static final Call<Empty, Job> REFRESH =
            new Call<>("cloudy.updates.refresh", Empty.class, Job.class, Reach.NODE, Role.ADMIN);

    /**
     * Starts a job that brings packages up to date, and then restarts the daemons that came with them. UNAVAILABLE with what to
     * type if the node may not; NOT_FOUND if a package has no update; CONFLICT if a job is at it.
     */
    public static final Call<UpdateWish, Job> APPLY =
            new Call<>("cloudy.updates.apply", UpdateWish.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Switches automatic security updates on or off. UNAVAILABLE with what to type if the node may not. */
    public static final Call<Automatic, AutomaticUpdates> AUTOMATIC =
            new Call<>("cloudy.updates.automatic", Automatic.class, AutomaticUpdates.class, Reach.NODE, Role.ADMIN);

    private UpdatesContract() {}
}
