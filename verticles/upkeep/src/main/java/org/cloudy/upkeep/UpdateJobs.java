package org.cloudy.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.bus.updates.AutomaticUpdates;
import org.cloudy.bus.updates.Changelog;
import org.cloudy.bus.updates.PackageUpdate;
import org.cloudy.bus.updates.UpdateList;
import org.cloudy.bus.updates.UpdateWish;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.Version;
import org.cloudy.platform.host.Updates;
import org.cloudy.platform.jobs.JobBody;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.jobs.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What has a newer version, and the jobs that bring it: one at a time, each taken up again after a crash of the node, for the
 * package manager finishes what it was at.
 */
final class UpdateJobs {
    private static final String RESOURCE = "packages";
    private static final int MOST_NAMES = 500;
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Updates updates;
    private final Jobs jobs;
    private final Capabilities capabilities;
    private final SecurityUpdates security;
    private final Clock clock;
    private final JobKind<Nothing> refresh;
    private final JobKind<UpdateWish> apply;
    private final JobKind<Nothing> automatic;
    private volatile @Nullable Known known;

    /** What apt told last, and when. */
    private record Known(Instant at, List<PackageUpdate> packages) {}

    /** What a job takes that needs not be told anything. */
    record Nothing() {}

    UpdateJobs(NodeContext node, Capabilities capabilities) {
        this.updates = node.host().updates();
        this.jobs = node.jobs();
        this.capabilities = capabilities;
        this.clock = node.clock();
        this.security = new SecurityUpdates(node.store(), node.clock());
        this.refresh = kind("refresh", Nothing.class, (nothing, progress) -> refresh(progress));
        this.apply = kind("apply", UpdateWish.class, (wish, progress) -> apply(wish.names(), progress));
        this.automatic = kind("security", Nothing.class, (nothing, progress) -> security.note(() -> mend(progress)));
    }

    void register() {
        jobs.register(refresh);
        jobs.register(apply);
        jobs.register(automatic);
    }

    /** For the many who look at once, as each page does while a job is at work, apt is asked once. */
    UpdateList list() {
        Known last = known;
        if (last == null || last.at().plus(FRESH).isBefore(clock.instant())) {
            last = new Known(clock.instant(), updates.available());
            known = last;
        }
        return new UpdateList(
                Version.CURRENT,
                last.packages(),
                updates.refreshed().orElse(null),
                updates.command(List.of()).orElse(null),
                security.state());
    }

    /** @throws Failure NOT_FOUND if it has no update; UNAVAILABLE if the archive does not tell */
    Changelog changelog(String name) {
        PackageUpdate update = available(name);
        return updates.changelog(update)
                .map(text -> new Changelog(update.name(), text))
                .orElseThrow(() -> Failure.of(
                        FailureCode.UNAVAILABLE, "upkeep.updates.no-changelog", Map.of("name", update.name())));
    }

    Job refresh(Caller caller) {
        requireRight(List.of());
        return jobs.submit(refresh, RESOURCE, new Nothing(), caller);
    }

    Job apply(UpdateWish wish, Caller caller) {
        if (wish.names().size() > MOST_NAMES) {
            throw Failure.of(FailureCode.INVALID, "upkeep.updates.too-many", Map.of("most", "" + MOST_NAMES));
        }
        wish.names().forEach(this::available);
        requireRight(wish.names());
        return jobs.submit(apply, RESOURCE, wish, caller);
    }

    AutomaticUpdates switchAutomatic(boolean on) {
        if (on) {
            requireRight(List.of());
        }
        return security.switchTo(on);
    }

    /** Starts the job of the day, if it is wanted and due; tells whether it did. */
    boolean lookForSecurity() {
        if (!security.isDue() || updates.command(List.of()).isPresent()) {
            return false;
        }
        try {
            security.began(
                    jobs.submit(automatic, RESOURCE, new Nothing(), Caller.NODE).id());
            return true;
        } catch (Failure e) {
            if (e.code() != FailureCode.CONFLICT) {
                throw e;
            }
            return false;
        }
    }

    private void refresh(Progress progress) {
        progress.step(0, "upkeep.step.refresh");
        updates.refresh(progress::line);
        known = null;
    }

    private void apply(List<String> names, Progress progress) throws InterruptedException {
        List<PackageUpdate> before = updates.available();
        long expected = names.isEmpty() ? before.size() : names.size();
        progress.step(0, "upkeep.step.apply", Map.of("count", "" + expected));
        InstallProgress lines = new InstallProgress(progress, Math.max(1, expected));
        updates.apply(names, lines::line);
        known = null;
        Set<String> updated = names(before);
        updated.removeAll(names(updates.available()));
        progress.step(90, "upkeep.step.daemons");
        new Restarts(capabilities, progress).of(updated);
    }

    /** Security updates alone; what came of it. */
    private Text mend(Progress progress) throws InterruptedException {
        refresh(progress);
        List<String> names = updates.available().stream()
                .filter(PackageUpdate::security)
                .map(PackageUpdate::name)
                .limit(MOST_NAMES)
                .toList();
        if (names.isEmpty()) {
            return Messages.everywhere("upkeep.updates.nothing");
        }
        apply(names, progress);
        return Messages.everywhere(
                "upkeep.updates.applied", Map.of("count", "" + names.size(), "names", String.join(", ", names)));
    }

    private PackageUpdate available(String name) {
        return updates.available().stream()
                .filter(update -> update.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Failure.of(FailureCode.NOT_FOUND, "upkeep.updates.none", Map.of("name", Text.shortened(name))));
    }

    private void requireRight(List<String> names) {
        updates.command(names).ifPresent(command -> {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.updates-need-root", Map.of("command", command));
        });
    }

    private static Set<String> names(List<PackageUpdate> updates) {
        return updates.stream().map(PackageUpdate::name).collect(Collectors.toCollection(HashSet::new));
    }

    private static <A extends Record> JobKind<A> kind(String name, Class<A> arguments, JobBody<A> body) {
        return new JobKind<>(
                "updates." + name,
                arguments,
                work -> Messages.everywhere("upkeep.job." + name),
                JobKind.Recovery.RESUME,
                body);
    }
}
