package org.cloudy.capabilities;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Daemons;
import org.jspecify.annotations.Nullable;

/** How the capabilities are: what their checks find, and what their daemons' states tell. Blocks. */
final class HealthChecks {
    private final Daemons daemons;
    private final Function<String, List<CheckResult>> more;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** @param more what is found of a capability beside what its components find */
    HealthChecks(Daemons daemons, Function<String, List<CheckResult>> more) {
        this.daemons = daemons;
        this.more = more;
    }

    /** Runs all checks of one capability now; one that is not installed has nothing to check. */
    <S extends Record> List<CheckResult> diagnose(Life<S> life) {
        if (life.state() == CapabilityState.AVAILABLE || life.state() == CapabilityState.INSTALLING) {
            return List.of();
        }
        boolean up = life.condition().up();
        List<CheckResult> results = Stream.of(
                        more.apply(life.name()),
                        MovedUp.findings(life),
                        life.components().diagnose(life.site(life.settingsOrDefaults()), up))
                .flatMap(List::stream)
                .toList();
        life.checked(results, up);
        look(life);
        return results;
    }

    /** The checks of one capability as the timer runs them: not while it is off, and not while the last ones still run. */
    void tick(Life<?> life) {
        if (life.condition().up() && running.add(life.name())) {
            try {
                diagnose(life);
            } finally {
                running.remove(life.name());
            }
        }
    }

    /** Takes down what the daemons' states tell: one that was given up makes the capability fail. */
    <S extends Record> void look(Life<S> life) {
        if (life.condition().up()) {
            life.found(givenUp(life));
        }
    }

    /** Whether a daemon is one of this capability's. */
    static <S extends Record> boolean owns(Life<S> life, String daemon) {
        return life.components().daemons(life.site(life.settingsOrDefaults())).contains(daemon);
    }

    private <S extends Record> @Nullable Text givenUp(Life<S> life) {
        Site<S> site = life.site(life.settingsOrDefaults());
        return life.components().daemons(site).stream()
                .map(daemons::status)
                .filter(status -> status.state() == DaemonState.FAILED)
                .map(HealthChecks::words)
                .findFirst()
                .orElse(null);
    }

    private static Text words(DaemonStatus status) {
        return status.reason() == null ? Text.verbatim(status.name()) : status.reason();
    }
}
