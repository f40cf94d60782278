package org.cloudy.capabilities;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.Job;
import org.cloudy.platform.jobs.Jobs;

/** Which jobs wait or run now, by what they work on. */
record AtWork(Map<String, Job> byResource) {
    private static final int LATEST = 100;

    static AtWork now(Jobs jobs) {
        return new AtWork(jobs.latest(LATEST).stream()
                .filter(job -> !job.state().isOver())
                .collect(Collectors.toMap(Job::resource, job -> job, AtWork::former)));
    }

    Optional<Job> on(Life<?> life) {
        return Optional.ofNullable(byResource.get(life.resource()));
    }

    /** @throws Failure CONFLICT that names the job at work, and who asked for it */
    void refuse(Life<?> life) {
        on(life).ifPresent(job -> {
            throw Failure.of(
                    FailureCode.CONFLICT,
                    "capabilities.busy",
                    Map.of("name", life.name(), "job", String.valueOf(job.id()), "user", job.user()));
        });
    }

    /** Of two jobs the one that is done first. */
    private static Job former(Job one, Job other) {
        return one.id() < other.id() ? one : other;
    }
}
