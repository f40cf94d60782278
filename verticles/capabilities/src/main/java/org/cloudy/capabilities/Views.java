package org.cloudy.capabilities;

import java.util.Comparator;
import java.util.List;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.jobs.Job;

/** What is told of a capability. */
final class Views {
    /** From well to bad; a check that cannot tell is worse than one that passes. */
    private static final Comparator<Health> BY_BADNESS =
            Comparator.comparingInt(List.of(Health.PASSING, Health.UNKNOWN, Health.WARNING, Health.CRITICAL)::indexOf);

    private final Rules rules;

    Views(Rules rules) {
        this.rules = rules;
    }

    CapabilitySummary summary(Life<?> life, AtWork work) {
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

    <S extends Record> CapabilityDetail detail(Life<S> life, AtWork work) {
        S settings = life.settingsOrDefaults();
        Components<S> components = life.components();
        return new CapabilityDetail(
                summary(life, work),
                life.descriptor().description(),
                life.schema().fields("capability." + life.name() + ".settings"),
                life.schema().values(settings),
                life.schema().schema(),
                work.on(life).isPresent() ? List.of() : rules.possible(life),
                components.packages(),
                components.ports(settings),
                components.serviceTypes(),
                life.stored().published().stream()
                        .map(StoredCapability.Published::id)
                        .findFirst()
                        .orElse(null),
                life.checks(),
                life.state() == CapabilityState.FAILED ? life.condition().reason() : null);
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
