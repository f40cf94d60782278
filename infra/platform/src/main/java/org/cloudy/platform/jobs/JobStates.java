package org.cloudy.platform.jobs;

import java.time.Instant;
import org.cloudy.bus.Failure;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** A job from state to state. */
final class JobStates {
    private JobStates() {}

    /** One that was asked for, and has no id yet. */
    static Job asked(String kind, String resource, Text title, String user, Instant now) {
        return new Job(0, kind, resource, title, user, JobState.QUEUED, null, null, now, null, null, null);
    }

    static Job numbered(Job job, long id) {
        return new Job(
                id,
                job.kind(),
                job.resource(),
                job.title(),
                job.user(),
                job.state(),
                job.percent(),
                job.step(),
                job.created(),
                job.started(),
                job.ended(),
                job.failure());
    }

    /** One that waits (again), as it was asked for. */
    static Job queued(Job job) {
        return numbered(asked(job.kind(), job.resource(), job.title(), job.user(), job.created()), job.id());
    }

    static Job running(Job job, @Nullable Integer percent, @Nullable Text step, @Nullable Instant started) {
        return new Job(
                job.id(),
                job.kind(),
                job.resource(),
                job.title(),
                job.user(),
                JobState.RUNNING,
                percent,
                step,
                job.created(),
                started,
                null,
                null);
    }

    static Job over(Job job, JobState state, Instant now, Failure.@Nullable Problem failure) {
        return new Job(
                job.id(),
                job.kind(),
                job.resource(),
                job.title(),
                job.user(),
                state,
                state == JobState.SUCCEEDED ? Integer.valueOf(100) : job.percent(),
                job.step(),
                job.created(),
                job.started(),
                now,
                failure);
    }
}
