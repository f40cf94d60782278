package org.cloudy.platform.jobs;

import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobsContract;

/** Where the news of jobs are kept and then told, in this order: who subscribes before asking misses nothing. */
record JobBoard(JobTable table, EventBus bus, Clock clock) {

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void post(Job job, boolean changed, List<JobLine> lines) {
        table.save(job, lines);
        lines.forEach(line -> JobsContract.LOG.publish(bus, line));
        if (changed) {
            tell(job);
        }
    }

    /** Tells of a job without keeping it. */
    void tell(Job job) {
        JobsContract.CHANGED.publish(bus, job);
    }

    /** Does something a little later, on a virtual thread. */
    void later(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                .execute(task);
    }
}
