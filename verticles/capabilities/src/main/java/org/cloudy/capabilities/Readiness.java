package org.cloudy.capabilities;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.jobs.Progress;

/**
 * Whether what was brought up with something new is as well as it was before. Blocks.
 *
 * @param within how long it may take for that
 */
record Readiness(Duration within) {
    /** What a daemon may take to start is enough for its checks, too. */
    static final Readiness USUAL = new Readiness(Duration.ofSeconds(30));

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Set<DaemonState> ON_THE_WAY =
            Set.of(DaemonState.STARTING, DaemonState.BACKING_OFF, DaemonState.FAILED);

    /** The components whose checks complain now: that they do so afterwards, too, says nothing about what is new. */
    static Set<String> complaining(Life<?> life) {
        return life.checks().stream()
                .filter(check -> check.health() == Health.CRITICAL)
                .map(CheckResult::component)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Waits until its daemons run and no other check complains than before.
     *
     * @param before what {@link #complaining} told
     * @throws Failure UNAVAILABLE with what the checks found if that takes too long
     * @throws CancellationException if the job is cancelled meanwhile
     */
    <S extends Record> void await(Life<S> life, Site<S> site, Set<String> before, Progress progress) {
        long begun = System.nanoTime();
        while (!isReady(life, site, before)) {
            if (System.nanoTime() - begun > within.toNanos()) {
                throw Failure.around(
                        FailureCode.UNAVAILABLE,
                        "capabilities.not-ready",
                        Map.of("seconds", Text.verbatim("" + within.toSeconds()), "findings", findings(life)));
            }
            progress.step(100, "capabilities.step.ready");
            pause();
            life.checked(life.components().diagnose(site, true), true);
        }
    }

    private static <S extends Record> boolean isReady(Life<S> life, Site<S> site, Set<String> before) {
        return before.containsAll(complaining(life)) && runs(life, site);
    }

    /** Whether none of its daemons is on its way up, or given up. */
    static <S extends Record> boolean runs(Life<S> life, Site<S> site) {
        return life.components().daemons(site).stream()
                .map(site.host().daemons()::status)
                .noneMatch(daemon -> ON_THE_WAY.contains(daemon.state()));
    }

    private static Text findings(Life<?> life) {
        List<CheckResult> bad = life.checks().stream()
                .filter(check -> check.health() != Health.PASSING)
                .toList();
        return Text.inEach(language -> bad.stream()
                .map(check ->
                        check.title().in(language) + ": " + check.message().in(language))
                .collect(Collectors.joining("; ")));
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }
}
