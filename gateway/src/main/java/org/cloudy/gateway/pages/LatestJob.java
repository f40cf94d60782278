package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.gateway.Visitor;

/** The job that works on something now, or that did a while ago: how it ended is worth knowing too. */
final class LatestJob {
    private final EventBus bus;
    private final Clock clock;
    private final Duration lately;

    LatestJob(EventBus bus, Clock clock, Duration lately) {
        this.bus = bus;
        this.clock = clock;
        this.lately = lately;
    }

    Future<Optional<JobPanel>> of(CapabilitySummary capability, Visitor visitor) {
        return capability.job() != null
                ? shown(Future.succeededFuture(Optional.of(capability.job())), visitor)
                : ofResource("capability:" + capability.name(), visitor);
    }

    /** The latest one that works on something. */
    Future<Optional<JobPanel>> ofResource(String resource, Visitor visitor) {
        return shown(
                JobsContract.LIST
                        .send(bus, Empty.EMPTY, visitor.caller())
                        .map(list -> latest(list.jobs(), resource).map(Job::id)),
                visitor);
    }

    private Future<Optional<JobPanel>> shown(Future<Optional<Long>> id, Visitor visitor) {
        return id.compose(known -> known.isEmpty()
                        ? Future.succeededFuture(Optional.<JobPanel>empty())
                        : panel(known.get(), visitor))
                // Without the job the page is still of use.
                .otherwise(Optional.empty());
    }

    private Future<Optional<JobPanel>> panel(long id, Visitor visitor) {
        return JobsContract.GET
                .send(bus, new JobQuery(id, 1), visitor.caller())
                .map(detail -> Optional.of(JobPanel.of(detail, visitor.language(), visitor.may(Role.ADMIN), false)));
    }

    private Optional<Job> latest(List<Job> jobs, String resource) {
        Instant since = clock.instant().minus(lately);
        return jobs.stream()
                .filter(job -> job.resource().equals(resource))
                .findFirst()
                .filter(job -> job.ended() == null || job.ended().isAfter(since));
    }
}
