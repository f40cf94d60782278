package org.cloudy.capabilities;

import java.util.Comparator;
import java.util.List;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.jobs.Job;

/** What a list tells of a capability. */
final class Summaries {
    /** From well to bad; a check that cannot tell is worse than one that passes. */
    private static final Comparator<Health> BY_BADNESS =
            Comparator.comparingInt(List.of(Health.PASSING, Health.UNKNOWN, Health.WARNING, Health.CRITICAL)::indexOf);

    private Summaries() {}

    static CapabilitySummary of(Life<?> life, AtWork work) {
        return new CapabilitySummary(
                life.name(),
                life.descriptor().title(),
                life.descriptor().summary(),
                life.descriptor().group(),
                life.descriptor().icon(),
                life.state(),
                !life.stored().published().isEmpty(),
                health(life),
                work.on(life).map(Job::id).orElse(null));
    }

    private static Health health(Life<?> life) {
        return switch (life.state()) {
            case AVAILABLE, INSTALLING, STOPPED -> Health.UNKNOWN;
            case FAILED -> Health.CRITICAL;
            case RUNNING ->
                life.checks().stream().map(CheckResult::health).max(BY_BADNESS).orElse(Health.UNKNOWN);
        };
    }
}
