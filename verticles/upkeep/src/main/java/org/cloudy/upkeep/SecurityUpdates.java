package org.cloudy.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Text;
import org.cloudy.bus.updates.AutomaticUpdates;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/**
 * Whether the node applies security updates by itself, and what came of it last. A job of the node's own rather than
 * unattended-upgrades: it needs no further package and no systemd, takes turns with what the node installs, restarts the
 * node's daemons afterwards, and shows its log as every job does.
 */
final class SecurityUpdates {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String KEY = "security";
    private static final AutomaticUpdates FRESH = new AutomaticUpdates(false, null, null, null);

    private final Documents<AutomaticUpdates> documents;
    private final Clock clock;

    SecurityUpdates(NodeStore store, Clock clock) {
        this.documents = store.documents("updates", AutomaticUpdates.class);
        this.clock = clock;
    }

    AutomaticUpdates state() {
        return documents.get(KEY).orElse(FRESH);
    }

    AutomaticUpdates switchTo(boolean on) {
        return change(old -> new AutomaticUpdates(on, old.last(), old.job(), old.result()));
    }

    /** Whether it is on, and a day has gone since the last time; a clock that was set back makes it due, too. */
    boolean isDue() {
        AutomaticUpdates state = state();
        Instant last = state.last();
        Instant now = clock.instant();
        return state.on()
                && (last == null || last.isAfter(now) || last.plus(DAY).isBefore(now));
    }

    void began(long job) {
        change(old -> new AutomaticUpdates(old.on(), clock.instant(), job, null));
    }

    /** What is done each day; what came of it, for people. */
    @FunctionalInterface
    interface Work {
        Text run() throws InterruptedException;
    }

    /** Does the work of the day, and keeps what came of it. */
    void note(Work work) throws InterruptedException {
        try {
            result(work.run());
        } catch (Failure e) {
            result(e.problem().everywhere());
            throw e;
        }
    }

    private void result(Text result) {
        change(old -> new AutomaticUpdates(old.on(), old.last(), old.job(), result));
    }

    private synchronized AutomaticUpdates change(UnaryOperator<AutomaticUpdates> change) {
        AutomaticUpdates next = change.apply(state());
        documents.put(KEY, next);
        return next;
    }
}
