package org.cloudy.bus.jobs;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;

/** What can be asked of the node's jobs. */
public final class JobsContract {
    /** The latest 100 jobs. */
    public static final Call<Empty, JobList> LIST =
            new Call<>("cloudy.jobs.list", Empty.class, JobList.class, Reach.NODE, Role.MEMBER);

    /** One job with its log. NOT_FOUND. */
    public static final Call<JobQuery, JobDetail> GET =
            new Call<>("cloudy.jobs.get", JobQuery.class, JobDetail.class, Reach.NODE, Role.MEMBER);

    /** Cancels a job that waits or runs; what it has done so far is undone where it can be. NOT_FOUND; CONFLICT if it is over. */
    public static final Call<JobId, Job> CANCEL =
            new Call<>("cloudy.jobs.cancel", JobId.class, Job.class, Reach.NODE, Role.ADMIN);

    /** A job was queued, started, made progress or ended. */
    public static final Topic<Job> CHANGED = new Topic<>("cloudy.jobs.changed", Job.class, Reach.NODE, Role.MEMBER);

    /** A job wrote a line. */
    public static final Topic<JobLine> LOG = new Topic<>("cloudy.jobs.log", JobLine.class, Reach.NODE, Role.MEMBER);

    private JobsContract() {}
}
