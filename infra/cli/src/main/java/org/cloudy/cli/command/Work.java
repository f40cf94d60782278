package org.cloudy.cli.command;

import java.util.Map;
import java.util.function.Function;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Follow;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.JobView;
import org.cloudy.cli.view.LastLines;
import org.cloudy.cli.view.ProgressBar;
import org.cloudy.cli.view.ProgressLines;
import picocli.CommandLine.Option;

/** How a command deals with the job that it starts: by default it waits, and fails when the job does. */
public final class Work {
    @Option(names = "--no-wait", descriptionKey = "cloudy.no-wait")
    private boolean noWait;

    /** Whether the user does not want to wait. */
    public boolean isNoWait() {
        return noWait;
    }

    /** Starts a job, and waits for it unless the user does not want to; the exit code. */
    public int run(Cloudy cloudy, Function<BusConnection, Reply<Job>> start) {
        try (BusConnection node = cloudy.connect()) {
            Reply<Job> job = start.apply(node);
            return noWait
                    ? cloudy.show(job.json(), () -> "" + job.value().id())
                    : cloudy.show(await(cloudy, node, job).json(), () -> done(cloudy, job.value()));
        }
    }

    /** Waits for a job. */
    public static Reply<Job> await(Cloudy cloudy, BusConnection node, Reply<Job> job) {
        LastLines view = new LastLines(progress(cloudy));
        try {
            Reply<Job> over = Follow.job(job.value().id(), node, view);
            view.close();
            failIfNotDone(cloudy, over.value(), view);
            return over;
        } catch (Failure failure) {
            view.close();
            throw failure;
        }
    }

    private static void failIfNotDone(Cloudy cloudy, Job job, LastLines view) {
        if (job.state() != JobState.SUCCEEDED && !cloudy.isJson()) {
            view.lines().forEach(line -> cloudy.surroundings().err().println("  | " + line));
        }
        requireDone(job);
    }

    /**
     * Goes on only if the job did what it was asked for.
     *
     * @throws Failure the one that the job ended with, if it did
     */
    public static void requireDone(Job job) {
        if (job.failure() != null) {
            throw Failure.of(job.failure());
        }
        if (job.state() != JobState.SUCCEEDED) {
            String key = job.state() == JobState.CANCELLED ? "cli.failure.cancelled" : "cli.failure.job-failed";
            throw Failure.of(FailureCode.CONFLICT, key, Map.of("job", "" + job.id()));
        }
    }

    private static JobView progress(Cloudy cloudy) {
        Surroundings around = cloudy.surroundings();
        if (cloudy.isJson()) {
            return JobView.SILENT;
        }
        return around.errIsTerminal()
                ? new ProgressBar(cloudy.texts(), around.err(), around.columns())
                : new ProgressLines(cloudy.texts(), around.err());
    }

    private static String done(Cloudy cloudy, Job job) {
        return cloudy.texts().of("cli.job.done", "title", cloudy.texts().of(job.title()));
    }
}
