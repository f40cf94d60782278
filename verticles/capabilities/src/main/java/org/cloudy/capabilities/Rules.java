package org.cloudy.capabilities;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.Health;

/** What can be done with a capability in the state that it is in. Every rule fails with CONFLICT and says what to do first. */
final class Rules {
    /** The likeliest first; {@link #possible} leaves those out that make no sense now. */
    private static final List<Action> BY_LIKELIHOOD = List.of(
            Action.INSTALL, Action.REPAIR, Action.START, Action.PUBLISH, Action.STOP, Action.WITHDRAW, Action.REMOVE);

    private final Lives lives;
    private final Predicate<String> orphan;

    /** @param orphan whether the file of an installed plugin is gone */
    Rules(Lives lives, Predicate<String> orphan) {
        this.lives = lives;
        this.orphan = orphan;
    }

    /** What can be done now, as far as no job is at work. */
    List<Action> possible(Life<?> life) {
        return BY_LIKELIHOOD.stream()
                .filter(action -> action != Action.REPAIR || needsRepair(life))
                .filter(action -> isPossible(life, action))
                .toList();
    }

    /** @throws Failure CONFLICT if the action does not fit */
    void check(Life<?> life, Action action) {
        if (action == Action.INSTALL) {
            refuse(life.stored().installed(), "capabilities.already-installed", life);
            return;
        }
        requireInstalled(life);
        switch (action) {
            case START -> {
                refuse(life.state() == CapabilityState.RUNNING, "capabilities.already-running", life);
                requireWhatItNeeds(life);
            }
            case STOP -> {
                refuse(isOff(life), "capabilities.already-stopped", life);
                requireNobodyNeeds(life);
            }
            case PUBLISH -> {
                refuse(life.components().serviceTypes().isEmpty(), "capabilities.nothing-to-announce", life);
                refuse(life.state() != CapabilityState.RUNNING, "capabilities.start-first", life);
                refuse(isPublished(life), "capabilities.already-published", life);
            }
            case WITHDRAW ->
                refuse(
                        life.stored().published().isEmpty() && !life.stored().wantPublished(),
                        "capabilities.not-published",
                        life);
            case REMOVE -> requireNobodyNeeds(life);
            case INSTALL, REPAIR -> {}
        }
    }

    /** @throws Failure CONFLICT */
    void requireInstalled(Life<?> life) {
        refuse(!life.stored().installed(), "capabilities.install-first", life);
    }

    /** Whether its data stay when it is removed: nobody knows any more what it is, until the file of its plugin is back. */
    boolean keepsData(Life<?> life) {
        return orphan.test(life.name());
    }

    /** @throws Failure CONFLICT that names what must be on first */
    void requireWhatItNeeds(Life<?> life) {
        List<String> missing = lives.missingFor(life);
        if (!missing.isEmpty()) {
            throw Failure.of(
                    FailureCode.CONFLICT,
                    "capabilities.needs",
                    Map.of("name", life.name(), "others", String.join(", ", missing)));
        }
    }

    /** @throws Failure CONFLICT that names the capability which is on and has one of the ports of these settings */
    <S extends Record> void requireFreePorts(Life<S> life, S settings) {
        List<CapabilityDetail.PortUse> wanted = life.components().ports(settings);
        lives.all().stream()
                .filter(other ->
                        !other.name().equals(life.name()) && other.stored().enabled())
                .forEach(other -> ports(other).stream()
                        .filter(taken -> wanted.stream().anyMatch(port -> isSame(port, taken)))
                        .findFirst()
                        .ifPresent(taken -> {
                            throw Failure.of(
                                    FailureCode.CONFLICT,
                                    "capabilities.port-of-other",
                                    Map.of("port", "" + taken.port(), "other", other.name()));
                        }));
    }

    private static <S extends Record> List<CapabilityDetail.PortUse> ports(Life<S> life) {
        return life.components().ports(life.settingsOrDefaults());
    }

    private static boolean isSame(CapabilityDetail.PortUse one, CapabilityDetail.PortUse other) {
        return one.port() == other.port() && one.transport().equals(other.transport());
    }

    private void requireNobodyNeeds(Life<?> life) {
        List<String> dependent = lives.dependentOn(life);
        if (!dependent.isEmpty()) {
            throw Failure.of(
                    FailureCode.CONFLICT,
                    "capabilities.needed",
                    Map.of("name", life.name(), "others", String.join(", ", dependent)));
        }
    }

    private boolean isPossible(Life<?> life, Action action) {
        try {
            check(life, action);
            return true;
        } catch (Failure e) {
            return false;
        }
    }

    private static boolean needsRepair(Life<?> life) {
        Stream<Health> found =
                life.checks().stream().filter(check -> check.repairable()).map(check -> check.health());
        return life.state() == CapabilityState.FAILED
                || found.anyMatch(health -> health == Health.WARNING || health == Health.CRITICAL);
    }

    private static boolean isOff(Life<?> life) {
        return life.state() == CapabilityState.STOPPED && !life.stored().enabled();
    }

    private static boolean isPublished(Life<?> life) {
        return life.stored().wantPublished() && !life.stored().published().isEmpty();
    }

    private static void refuse(boolean refused, String key, Life<?> life) {
        if (refused) {
            throw Failure.of(FailureCode.CONFLICT, key, Map.of("name", life.name()));
        }
    }
}
