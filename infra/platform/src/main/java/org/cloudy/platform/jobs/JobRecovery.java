package org.cloudy.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a job that was open when the node died. */
record JobRecovery(JobBoard board, JobLog log) {
    private static final Logger LOG = LoggerFactory.getLogger(JobRecovery.class);
    /** A job that took the node down this often is not resumed again. */
    private static final int MOST_ATTEMPTS = 3;

    /**
     * A job that is done from the beginning, as one that waits; otherwise it is marked as failed.
     *
     * @param kind the job's; null if nobody knows it any more
     */
    Optional<JobRun<?>> takeUp(JobTable.Open open, @Nullable JobKind<?> kind) {
        Job job = open.job();
        boolean ran = job.state() == JobState.RUNNING;
        if (kind == null) {
            return fail(job, "job.unknown-kind", Map.of("kind", job.kind()));
        }
        if (ran && (kind.recovery() == JobKind.Recovery.FAIL || open.attempts() >= MOST_ATTEMPTS)) {
            return fail(job, "job.interrupted", Map.of());
        }
        return again(open, kind);
    }

    private <A extends Record> Optional<JobRun<?>> again(JobTable.Open open, JobKind<A> kind) {
        try {
            A arguments = Wire.mapper().readValue(open.arguments(), kind.arguments());
            boolean ran = open.job().state() == JobState.RUNNING;
            JobRun<A> run = new JobRun<>(kind, arguments, open.job(), board, ran);
            if (ran) {
                run.feed().write(log.text("job.resumed", Map.of()));
            }
            run.feed().become(JobStates::queued);
            return Optional.of(run);
        } catch (JsonProcessingException e) {
            LOG.error("Job {} ({}) cannot be read", open.job().id(), kind.name(), e);
            return fail(open.job(), "job.interrupted", Map.of());
        }
    }

    private Optional<JobRun<?>> fail(Job job, String key, Map<String, String> args) {
        Failure failure = Failure.of(FailureCode.UNAVAILABLE, key, args);
        board.post(JobStates.over(job, JobState.FAILED, board.now(), failure.problem()), true, List.of());
        LOG.warn("Job {} ({}): {}", job.id(), job.kind(), failure.getMessage());
        return Optional.empty();
    }
}
