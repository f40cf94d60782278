package org.cloudy.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.cloudy.backup.BackupJobs.Made;
import org.cloudy.backup.deposit.Deposits;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.Documents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the backups that are due: one that was missed, for the node was off or the last try failed, is made as soon as it can be.
 * Blocks.
 */
final class Agenda {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);
    private static final Schedule NONE = new Schedule(Rhythm.NEVER, 7, 3, 7, null, null, true, null);
    private static final String KEY = "node";

    private final NodeContext node;
    private final Shelf shelf;
    private final Deposits deposits;
    private final BackupJobs jobs;
    private final Documents<Kept> kept;
    private final Documents<Outcome> outcomes;
    private final Documents<Begun> begun;
    private final FailureNotices notices;
    private final JobKind<Empty> kind;

    /**
     * What the node keeps of a schedule.
     *
     * @param passphrase kept so that the node can work unattended: whoever reads the node's store reads it
     * @param since when it was set, or a backup that somebody cancelled was begun; what was due before does not count
     */
    record Kept(Schedule schedule, @Nullable Secret passphrase, Instant since) {}

    /** The job of the last backup that was due. */
    record Begun(long job, Instant at) {}

    Agenda(NodeContext node, Shelf shelf, Deposits deposits, BackupJobs jobs) {
        this.node = node;
        this.shelf = shelf;
        this.deposits = deposits;
        this.jobs = jobs;
        this.kept = node.store().documents("backup-schedule", Kept.class);
        this.outcomes = node.store().documents("backup-outcome", Outcome.class);
        this.begun = node.store().documents("backup-begun", Begun.class);
        this.notices = new FailureNotices(node.vertx().eventBus());
        this.kind = BackupJobs.kind(
                "scheduled",
                Empty.class,
                nothing -> Messages.everywhere(
                        "backup.job.scheduled", Map.of("name", node.name().current())),
                (nothing, job) -> run(job));
    }

    JobKind<Empty> kind() {
        return kind;
    }

    /** The schedule, without its passphrase. */
    Schedule schedule() {
        return kept.get(KEY).map(Kept::schedule).orElse(NONE);
    }

    boolean hasPassphrase() {
        return kept.get(KEY).map(Kept::passphrase).isPresent();
    }

    void set(Schedule wanted) {
        Secret passphrase = wanted.passphrase() == null
                ? kept.get(KEY).map(Kept::passphrase).orElse(null)
                : new Secret(wanted.passphrase());
        Schedule quiet = new Schedule(
                wanted.rhythm(),
                wanted.day(),
                wanted.hour(),
                wanted.keep(),
                wanted.folder(),
                wanted.neighbour(),
                wanted.drill(),
                null);
        kept.put(KEY, new Kept(quiet, passphrase, node.clock().instant()));
        tell();
    }

    Optional<Instant> next() {
        return timetable().next(node.clock().instant());
    }

    @Nullable
    Outcome outcome(String of) {
        return outcomes.get(of).orElse(null);
    }

    private Timetable timetable() {
        return new Timetable(schedule(), ZoneId.systemDefault());
    }

    /** Starts what is due; tells whether it did. */
    boolean look() {
        tell();
        leaveCancelled();
        Instant now = node.clock().instant();
        boolean due =
                timetable().last(now).filter(time -> isLeftToDo(time, now)).isPresent();
        if (due) {
            try {
                begun.put(KEY, new Begun(jobs.scheduled(this).id(), now));
            } catch (Failure e) {
                if (e.code() != FailureCode.CONFLICT) {
                    throw e; // Otherwise it is at work.
                }
            }
        }
        return due;
    }

    /** One that somebody cancelled is not due before its next time. */
    private void leaveCancelled() {
        begun.get(KEY).filter(last -> isCancelled(last.job())).ifPresent(last -> {
            kept.get(KEY)
                    .filter(set -> set.since().isBefore(last.at()))
                    .ifPresent(set -> kept.put(KEY, new Kept(set.schedule(), set.passphrase(), last.at())));
            begun.remove(KEY);
        });
    }

    private boolean isCancelled(long job) {
        try {
            return node.jobs().get(new JobQuery(job, Integer.MAX_VALUE)).job().state() == JobState.CANCELLED;
        } catch (Failure e) {
            return false; // So long ago that the node forgot it.
        }
    }

    /** Has a notice open about what failed while it is wanted, also after the node started anew. */
    private void tell() {
        Schedule now = schedule();
        boolean wanted = now.rhythm() != Rhythm.NEVER;
        notices.tell("scheduled", wanted ? failure("scheduled") : null);
        notices.tell("drilled", wanted && now.drill() ? failure("drilled") : null);
    }

    private @Nullable Text failure(String of) {
        Outcome outcome = outcome(of);
        return outcome == null ? null : outcome.failure();
    }

    private boolean isLeftToDo(Instant time, Instant now) {
        boolean wanted = kept.get(KEY).filter(set -> set.since().isBefore(time)).isPresent();
        Outcome last = outcome("scheduled");
        if (last == null || last.at().isBefore(time)) {
            return wanted;
        }
        return wanted
                && last.failure() != null
                && Duration.between(last.at(), now).compareTo(AFTER_A_FAILURE) >= 0;
    }

    void failed(Throwable cause) {
        LOG.warn("The schedule of backups cannot be looked at", cause);
    }

    private void run(Progress progress) {
        Kept now = kept.get(KEY).orElseThrow();
        String passphrase = Optional.ofNullable(now.passphrase())
                .map(Secret::reveal)
                .orElseThrow(() -> Failure.of(FailureCode.CONFLICT, "backup.no-passphrase"));
        Schedule schedule = now.schedule();
        BackupWish wish = new BackupWish(null, schedule.folder(), schedule.neighbour(), passphrase);
        try (Made made = noted("scheduled", null, () -> jobs.make(wish, true, progress))) {
            shelf.keepLatest(schedule.keep());
            deposits.keepLatest(schedule.keep(), progress);
            if (schedule.drill()) {
                noted("drilled", made, () -> {
                    jobs.drill(new ArchiveKey(made.file().toString(), passphrase), progress);
                    return made;
                });
            }
        }
    }

    private Made noted(String what, @Nullable Made about, Supplier<Made> work) {
        try {
            Made made = work.get();
            note(what, made, null);
            return made;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            note(what, about, Failure.from(e).problem().everywhere());
            throw e;
        }
    }

    /** One that a neighbour keeps goes by its name. */
    private void note(String what, @Nullable Made about, @Nullable Text failure) {
        String archive =
                about == null ? null : (about.passing() ? about.file().getFileName() : about.file()).toString();
        outcomes.put(what, new Outcome(node.clock().instant(), archive, failure));
        tell();
    }
}
