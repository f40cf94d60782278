package org.cloudy.platform.jobs;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job from the queue to its end, on a virtual thread of its own. */
final class JobRun<A extends Record> implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobKind<A> kind;
    private final A arguments;
    private final JobBoard board;
    private final JobFeed feed;
    private final boolean resumed;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Guards the two below: an interrupt must not hit what the thread does after the body. */
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Thread body;
    private volatile Stop stop = Stop.NOT;

    /** Why a body is told to stop. */
    private enum Stop {
        NOT,
        CANCELLED,
        NODE_STOPS
    }

    JobRun(JobKind<A> kind, A arguments, Job job, JobBoard board, boolean resumed) {
        this.kind = kind;
        this.arguments = arguments;
        this.board = board;
        this.feed = new JobFeed(board, job, board.table().lastLine(job.id()));
        this.resumed = resumed;
    }

    Job job() {
        return feed.job();
    }

    JobFeed feed() {
        return feed;
    }

    /** Starts it; {@code whenOver} is told whether its end could be kept. */
    void start(BiConsumer<JobRun<?>, Boolean> whenOver) {
        Thread.ofVirtual().name("job-" + job().id()).start(() -> {
            boolean kept = false;
            try {
                kept = toTheEnd();
            } finally {
                whenOver.accept(this, kept);
                ended.countDown();
            }
        });
    }

    /** Ends one that has not been started. */
    boolean endQueued() {
        boolean kept = feed.end(job -> over(job, JobState.CANCELLED, null));
        ended.countDown();
        return kept;
    }

    /** Interrupts the body; tells whether it still ran. */
    boolean cancel() {
        return stop(Stop.CANCELLED);
    }

    /** Interrupts the body; the job stays as it is, to be recovered at the next start. */
    void nodeStops() {
        stop(Stop.NODE_STOPS);
    }

    private boolean stop(Stop why) {
        lock.lock();
        try {
            if (job().state().isOver()) {
                return false;
            }
            stop = why;
            if (body != null) {
                body.interrupt();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is over; tells whether it is. */
    boolean await(long seconds) throws InterruptedException {
        return ended.await(seconds, TimeUnit.SECONDS);
    }

    private boolean toTheEnd() {
        try {
            Instant now = board.now();
            feed.become(job -> JobStates.running(job, null, null, now));
            runBody();
            return feed.end(job -> over(job, JobState.SUCCEEDED, null));
        } catch (Throwable e) {
            return ended(e);
        }
    }

    private void runBody() throws InterruptedException {
        bodyIs(Thread.currentThread());
        try {
            stopIfTold();
            kind.body().run(arguments, this);
        } finally {
            bodyIs(null);
            // A stop that came as the body ended must not hit what follows.
            Thread.interrupted();
        }
    }

    private void bodyIs(@Nullable Thread thread) {
        lock.lock();
        try {
            body = thread;
        } finally {
            lock.unlock();
        }
    }

    private boolean ended(Throwable cause) {
        return switch (stop) {
            case CANCELLED -> {
                LOG.debug("Job {} was cancelled", job().id(), cause);
                yield feed.end(job -> over(job, JobState.CANCELLED, null));
            }
            case NODE_STOPS -> {
                LOG.info("Job {} was interrupted: the node stops", job().id());
                feed.flush();
                yield true;
            }
            case NOT -> {
                if (!(cause instanceof Failure)) {
                    LOG.error("Job {} ({}) failed", job().id(), kind.name(), cause);
                }
                yield feed.end(
                        job -> over(job, JobState.FAILED, Failure.from(cause).problem()));
            }
        };
    }

    @Override
    public void step(int percent, String key, Map<String, String> args) {
        stopIfTold();
        Text step = Messages.everywhere(key, args);
        feed.progress(job -> JobStates.running(job, Math.clamp(percent, 0, 100), step, job.started()));
    }

    @Override
    public void line(String text) {
        feed.write(text);
    }

    @Override
    public boolean resumed() {
        return resumed;
    }

    private void stopIfTold() {
        if (stop != Stop.NOT) {
            throw new CancellationException();
        }
    }

    /** A job as it is once it is over. */
    private Job over(Job job, JobState state, Failure.@Nullable Problem failure) {
        return JobStates.over(job, state, board.now(), failure);
    }
}
