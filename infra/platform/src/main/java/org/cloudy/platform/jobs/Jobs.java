package org.cloudy.platform.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.platform.store.NodeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's jobs: kept in the node store, one at a time for each resource, told on {@link
 * org.cloudy.bus.jobs.JobsContract#CHANGED} and {@link org.cloudy.bus.jobs.JobsContract#LOG}. The latest 200 are kept, of each
 * the last 10,000 lines. Methods block.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final long CLOSE_SECONDS = 10;

    private final JobTable table;
    private final JobLog log;
    private final JobBoard board;
    private final JobRecovery recovery;
    private final MeterRegistry metrics;
    private final Map<String, JobKind<?>> kinds = new ConcurrentHashMap<>();
    /** Guards the queues and what is live. */
    private final ReentrantLock lock = new ReentrantLock();

    private final JobQueues queues = new JobQueues();
    /** All that wait or run, and those whose end could not be kept yet. */
    private final Map<Long, JobRun<?>> live = new ConcurrentHashMap<>();

    private boolean closed;

    /** Jobs kept in this store. */
    public Jobs(NodeStore store, EventBus bus, Clock clock) {
        this(store, bus, clock, new CompositeMeterRegistry());
    }

    /** Jobs kept in this store, timed by kind and outcome as {@code cloudy.jobs}. */
    public Jobs(NodeStore store, EventBus bus, Clock clock, MeterRegistry metrics) {
        this.table = new JobTable(store);
        this.log = new JobLog(table, store);
        this.board = new JobBoard(table, bus, clock);
        this.recovery = new JobRecovery(board, log);
        this.metrics = metrics;
        metrics.gaugeMapSize("cloudy.jobs.open", List.of(), live);
    }

    /** Makes a kind known; to be done before {@link #recover}. */
    public <A extends Record> void register(JobKind<A> kind) {
        if (kinds.putIfAbsent(kind.name(), kind) != null) {
            throw new IllegalArgumentException("two kinds of jobs are named " + kind.name());
        }
    }

    /** Takes up what a crash interrupted: once, after all kinds are registered. */
    public void recover() {
        locked(() -> {
            table.allOpen().stream()
                    .filter(open -> !live.containsKey(open.job().id()))
                    .map(open -> recovery.takeUp(open, kinds.get(open.job().kind())))
                    .flatMap(Optional::stream)
                    .forEach(this::queue);
            return live.size();
        });
    }

    /**
     * Queues a job.
     *
     * @throws org.cloudy.bus.Failure CONFLICT if one of the same kind waits or runs for that resource; it names the job.
     *     UNAVAILABLE if it cannot be kept, or the node stops
     */
    public <A extends Record> Job submit(JobKind<A> kind, String resource, A arguments, Caller caller) {
        if (!kind.equals(kinds.get(kind.name()))) {
            throw new IllegalArgumentException("a kind of job that was not registered: " + kind.name());
        }
        Job asked = JobStates.asked(kind.name(), resource, kind.title().apply(arguments), caller.user(), board.now());
        return locked(() -> {
            if (closed) {
                throw Failure.of(FailureCode.UNAVAILABLE, "job.node-stops");
            }
            live.values().stream()
                    .filter(run -> run.job().state().isOver())
                    .filter(run -> run.feed().end(job -> job))
                    .forEach(run -> live.remove(run.job().id()));
            table.open(kind.name(), resource).ifPresent(id -> {
                throw Failure.of(FailureCode.CONFLICT, "job.conflict", Map.of("job", String.valueOf(id)));
            });
            Job job = table.insert(asked, arguments);
            board.tell(job);
            queue(new JobRun<>(kind, arguments, job, board, false));
            return job;
        });
    }

    private void queue(JobRun<?> run) {
        live.put(run.job().id(), run);
        if (queues.add(run)) {
            run.start(this::over);
        }
    }

    private void over(JobRun<?> run, boolean kept) {
        Job job = run.job();
        if (job.started() != null && job.ended() != null) {
            Timer.builder("cloudy.jobs")
                    .description("Jobs that ended")
                    .tag("kind", job.kind())
                    .tag("outcome", job.state().name().toLowerCase(Locale.ROOT))
                    .register(metrics)
                    .record(Duration.between(job.started(), job.ended()));
        }
        locked(() -> {
            if (kept) {
                live.remove(job.id());
            }
            leave(run);
            return live.size();
        });
    }

    private void leave(JobRun<?> run) {
        queues.remove(run).filter(next -> !closed).ifPresent(next -> next.start(this::over));
    }

    /** The latest jobs, the newest first. */
    public List<Job> latest(int count) {
        return table.latest(count).stream().map(this::now).toList();
    }

    private Job now(Job kept) {
        JobRun<?> run = live.get(kept.id());
        return run == null ? kept : run.job();
    }

    /** One job with its log. Failure NOT_FOUND. */
    public JobDetail get(JobQuery query) {
        Job job = find(query.id());
        return new JobDetail(job, log.read(job, query.fromLine()));
    }

    private Job find(long id) {
        return table.find(id)
                .map(this::now)
                .orElseThrow(
                        () -> Failure.of(FailureCode.NOT_FOUND, "job.not-found", Map.of("job", String.valueOf(id))));
    }

    /** Cancels a job. Failure NOT_FOUND; CONFLICT if it is over. */
    public Job cancel(long id) {
        return locked(() -> {
            JobRun<?> run = live.get(id);
            if (run == null || !(queues.isWaiting(run) ? cancelWaiting(run) : run.cancel())) {
                Job job = find(id);
                throw Failure.of(FailureCode.CONFLICT, "job.is-over", Map.of("job", String.valueOf(job.id())));
            }
            return run.job();
        });
    }

    private boolean cancelWaiting(JobRun<?> run) {
        if (run.endQueued()) {
            live.remove(run.job().id());
        }
        leave(run);
        return true;
    }

    /** Lets no job start any more; those that run are interrupted, and recovered at the next start. */
    @Override
    public void close() {
        List<JobRun<?>> running = locked(() -> {
            closed = true;
            return queues.running();
        });
        running.forEach(JobRun::nodeStops);
        try {
            for (JobRun<?> run : running) {
                if (!run.await(CLOSE_SECONDS)) {
                    LOG.warn(
                            "Job {} does not stop; it is taken up at the next start",
                            run.job().id());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
