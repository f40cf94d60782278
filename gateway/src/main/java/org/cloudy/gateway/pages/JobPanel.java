package org.cloudy.gateway.pages;

import java.util.List;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobState;
import org.jspecify.annotations.Nullable;

/**
 * A job with its progress and log.
 *
 * @param problem why it failed, in the visitor's language; null if it did not
 * @param cancelHref where it is cancelled; null if it can't be
 * @param openLog whether the log is shown at once
 */
record JobPanel(
        Job job,
        boolean over,
        boolean hasPercent,
        @Nullable String problem,
        @Nullable String cancelHref,
        boolean openLog,
        @Nullable String took,
        List<JobLine> lines) {

    static JobPanel of(JobDetail detail, String language, boolean mayCancel, boolean alone) {
        Job job = detail.job();
        boolean over = job.state().isOver();
        return new JobPanel(
                job,
                over,
                job.percent() != null,
                job.failure() == null ? null : job.failure().in(language),
                mayCancel && !over ? "/jobs/" + job.id() + "/cancel" : null,
                alone || !over || job.state() == JobState.FAILED,
                JobRow.took(job, language),
                detail.lines());
    }

    /** The same, with a word on why something was refused. */
    JobPanel refused(String refusal) {
        return new JobPanel(job, over, hasPercent, refusal, cancelHref, openLog, took, lines);
    }
}
