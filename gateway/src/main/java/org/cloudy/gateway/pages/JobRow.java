package org.cloudy.gateway.pages;

import java.time.Duration;
import java.time.Instant;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** A job as a line of a list; {@code took} is null until it is over. */
record JobRow(
        long id,
        Text title,
        JobState state,
        boolean running,
        boolean hasPercent,
        @Nullable Integer percent,
        @Nullable Text step,
        String user,
        Instant created,
        @Nullable String took) {

    static JobRow of(Job job, String language) {
        return new JobRow(
                job.id(),
                job.title(),
                job.state(),
                job.state() == JobState.RUNNING,
                job.percent() != null,
                job.percent(),
                job.step(),
                job.user(),
                job.created(),
                took(job, language));
    }

    static @Nullable String took(Job job, String language) {
        return job.started() == null || job.ended() == null
                ? null
                : new Formats(language).duration(Duration.between(job.started(), job.ended()));
    }
}
