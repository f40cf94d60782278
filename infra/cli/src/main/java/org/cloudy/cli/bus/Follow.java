package org.cloudy.cli.bus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.cli.view.JobView;

/** Watches a job until it is over: by its events, and by asking again where these are silent, so that none can be missed. */
public final class Follow {
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int MOST_LINES = 1000;

    private final BusConnection node;
    private final JobView view;
    private int nextLine = 1;

    private Follow(BusConnection node, JobView view) {
        this.node = node;
        this.view = view;
    }

    /** Waits for a job; what it ends with is in its state. */
    public static Reply<Job> job(long id, BusConnection node, JobView view) {
        node.listen(JobsContract.CHANGED);
        node.listen(JobsContract.LOG);
        return new Follow(node, view).untilOver(id);
    }

    /** A job with its whole log, told to a view. */
    public static Reply<Job> once(long id, BusConnection node, JobView view) {
        return new Follow(node, view).ask(id);
    }

    private Reply<Job> untilOver(long id) {
        Reply<Job> job = ask(id);
        while (!job.value().state().isOver()) {
            Optional<Event> event = node.next(SILENCE);
            if (event.isEmpty() || take(event.get(), id)) {
                job = ask(id);
            }
        }
        return job;
    }

    private Reply<Job> ask(long id) {
        while (true) {
            Reply<JobDetail> detail = node.ask(JobsContract.GET, new JobQuery(id, nextLine));
            List<JobLine> lines = detail.value().lines();
            lines.forEach(this::line);
            if (lines.size() < MOST_LINES) {
                view.changed(detail.value().job());
                return new Reply<>(detail.json().path("job"), Job.class);
            }
        }
    }

    /** Takes an event; true if the node must be asked for what it does not tell. */
    private boolean take(Event event, long id) {
        if (event.isOf(JobsContract.LOG)) {
            JobLine line = event.as(JobsContract.LOG);
            boolean missed = line.job() == id && line.number() > nextLine;
            if (line.job() == id && !missed) {
                line(line);
            }
            return missed;
        }
        Job job = event.as(JobsContract.CHANGED);
        if (job.id() == id && job.state() != JobState.QUEUED && !job.state().isOver()) {
            view.changed(job);
        }
        return job.id() == id && job.state().isOver();
    }

    private void line(JobLine line) {
        if (line.number() >= nextLine) {
            nextLine = line.number() + 1;
            view.line(line);
        }
    }
}
