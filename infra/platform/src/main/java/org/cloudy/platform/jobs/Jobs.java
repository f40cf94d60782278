package org.cloudy.platform.jobs;

import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.util.List;
import org.cloudy.bus.Caller;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.platform.store.NodeStore;

/**
 * The node's jobs: kept in the node store, one at a time for each resource, told on {@link
 * org.cloudy.bus.jobs.JobsContract#CHANGED} and {@link org.cloudy.bus.jobs.JobsContract#LOG}. Methods block.
 */
public final class Jobs implements AutoCloseable {
    /** Jobs kept in this store. */
    public Jobs(NodeStore store, EventBus bus, Clock clock) {}

    /** Makes a kind known; to be done before {@link #recover}. */
    public <A extends Record> void register(JobKind<A> kind) {
        missing();
    }

    /** Takes up what a crash interrupted: once, after all kinds are registered. */
    public void recover() {
        missing();
    }

    /**
     * Queues a job.
     *
     * @throws org.cloudy.bus.Failure CONFLICT if one of the same kind waits or runs for that resource; it names the job
     */
    public <A extends Record> Job submit(JobKind<A> kind, String resource, A arguments, Caller caller) {
        return missing();
    }

    /** The latest jobs, the newest first. */
    public List<Job> latest(int count) {
        return missing();
    }

    /** One job with its log. Failure NOT_FOUND. */
    public JobDetail get(JobQuery query) {
        return missing();
    }

    /** Cancels a job. Failure NOT_FOUND; CONFLICT if it is over. */
    public Job cancel(long id) {
        return missing();
    }

    /** Lets no job start any more; those that run are interrupted, and recovered at the next start. */
    @Override
    public void close() {
        missing();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T missing() {
        throw new IllegalStateException("written next");
    }
}
