package org.cloudy.platform.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one open job. It goes to the board in batches, at most 20 a second, so that a chatty tool floods nobody. */
final class JobFeed {
    private static final Logger LOG = LoggerFactory.getLogger(JobFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** A tool that writes faster than the disk takes waits for it. */
    private static final int MOST_WAITING = 1_000;

    private static final int LONGEST_LINE = 4_096;

    private final JobBoard board;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<JobLine> waiting = new ArrayList<>();
    private int lastLine;
    private Job job;
    private boolean changed;
    private boolean scheduled;
    private long lastPost = System.nanoTime() - PAUSE.toNanos();
    private @Nullable Failure broken;

    JobFeed(JobBoard board, Job job, int lastLine) {
        this.board = board;
        this.job = job;
        this.lastLine = lastLine;
    }

    Job job() {
        return locked(() -> job);
    }

    /** The job made progress: told soon. */
    void progress(UnaryOperator<Job> change) {
        locked(() -> {
            usable();
            job = change.apply(job);
            changed = true;
            return soon();
        });
    }

    /** The job wrote something, in one line or several: told soon. */
    void write(String text) {
        locked(() -> {
            usable();
            text.lines().forEach(this::add);
            return soon();
        });
    }

    /** The job is in another state: told at once. Failure if that cannot be kept. */
    Job become(UnaryOperator<Job> change) {
        return locked(() -> {
            job = change.apply(job);
            changed = true;
            post();
            return job;
        });
    }

    /** The job is over: told at once, whether or not it can be kept; tells which. */
    boolean end(UnaryOperator<Job> change) {
        return locked(() -> {
            job = change.apply(job);
            changed = true;
            try {
                post();
                return true;
            } catch (RuntimeException e) {
                LOG.error("The end of job {} cannot be kept", job.id(), e);
                waiting.clear();
                board.tell(job);
                return false;
            }
        });
    }

    /** Posts what waits. */
    void flush() {
        locked(() -> {
            post();
            return job;
        });
    }

    private void add(String line) {
        String clean = line.strip().replaceAll("\\p{Cntrl}\\[[0-9;]*m|[\\p{Cntrl}&&[^\\t]]", "");
        lastLine++;
        waiting.add(new JobLine(
                job.id(),
                lastLine,
                board.now(),
                clean.length() <= LONGEST_LINE ? clean : clean.substring(0, LONGEST_LINE) + "…"));
        if (waiting.size() >= MOST_WAITING) {
            post();
        }
    }

    private Job soon() {
        long wait = lastPost + PAUSE.toNanos() - System.nanoTime();
        if (wait <= 0) {
            post();
        } else if (!scheduled) {
            scheduled = true;
            board.later(Duration.ofNanos(wait), this::postLater);
        }
        return job;
    }

    private void postLater() {
        locked(() -> {
            scheduled = false;
            try {
                post();
            } catch (Failure e) {
                broken = e;
            } catch (RuntimeException e) {
                LOG.error("The progress of job {} cannot be kept", job.id(), e);
                broken = Failure.from(e);
            }
            return job;
        });
    }

    private void post() {
        if (changed || !waiting.isEmpty()) {
            board.post(job, changed, List.copyOf(waiting));
            waiting.clear();
            changed = false;
            lastPost = System.nanoTime();
        }
    }

    private void usable() {
        if (broken != null) {
            throw broken;
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
