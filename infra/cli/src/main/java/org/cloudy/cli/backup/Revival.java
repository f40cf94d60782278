package org.cloudy.cli.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.Backups;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.RestoreWish;
import org.cloudy.bus.jobs.Job;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.command.Work;

/**
 * Puts a whole node back. It starts anew when all lies ready, and the connection is lost: that is no failure. What is told is how the
 * node came up, which only the node that comes up knows.
 */
record Revival(Cloudy cloudy) {
    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    /** The exit code. */
    int run(Work work, RestoreWish wish) {
        Instant asked;
        try (BusConnection node = cloudy.connect()) {
            Reply<Job> job = node.ask(BackupContract.RESTORE, wish);
            if (work.isNoWait()) {
                return cloudy.show(job.json(), () -> "" + job.value().id());
            }
            asked = job.value().created();
            follow(node, job);
        }
        Reply<Backups> back = back(asked);
        Outcome outcome = Objects.requireNonNull(back.value().restored());
        cloudy.show(
                back.json().path("restored"),
                () -> outcome.failure() == null
                        ? cloudy.texts().of("cli.restore.done")
                        : cloudy.texts()
                                .of(
                                        "cli.restore.taken-back",
                                        "reason",
                                        cloudy.texts().of(outcome.failure())));
        return outcome.failure() == null ? 0 : 1;
    }

    private void follow(BusConnection node, Reply<Job> job) {
        try {
            Work.await(cloudy, node, job);
        } catch (Failure failure) {
            if (!BusConnection.isLost(failure)) {
                throw failure;
            }
        }
    }

    /** What the node tells once it came up with what was put back, or without. */
    private Reply<Backups> back(Instant asked) {
        long end = System.nanoTime() + BACK_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            try {
                Reply<Backups> reply = cloudy.ask(BackupContract.LIST, Empty.EMPTY);
                Outcome outcome = reply.value().restored();
                if (outcome != null && !outcome.at().isBefore(asked)) {
                    return reply;
                }
            } catch (Failure failure) {
                requireAway(failure);
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        throw Failure.of(
                FailureCode.TIMEOUT,
                "cli.failure.not-back",
                Map.of("seconds", String.valueOf(BACK_WITHIN.toSeconds())));
    }

    private static void requireAway(Failure failure) {
        if (failure.code() != FailureCode.UNAVAILABLE && failure.code() != FailureCode.TIMEOUT) {
            throw failure;
        }
    }
}
