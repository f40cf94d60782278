package org.cloudy.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.NodeSettings;
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
    private static final int LINES_AT_ONCE = 1_000;
    private static final long CLOSE_SECONDS = 10;
    /** A job that took the node down this often is not resumed again. */
    private static final int MOST_ATTEMPTS = 3;

    private final NodeStore store;
    private final JobTable table;
    private final JobBoard board;
    private final MeterRegistry metrics;
    private final Map<String, JobKind<?>> kinds = new ConcurrentHashMap<>();
    /** Guards the queues and what is live. */
    private final ReentrantLock lock = new ReentrantLock();
    /** By resource; the head of a queue is the job that runs. */
    private final Map<String, Deque<JobRun<?>>> queues = new HashMap<>();
    /** All that wait or run, and those whose end could not be kept yet. */
    private final Map<Long, JobRun<?>> live = new ConcurrentHashMap<>();

    private boolean closed;

    /** Jobs kept in this store. */
    public Jobs(NodeStore store, EventBus bus, Clock clock) {
        this(store, bus, clock, new CompositeMeterRegistry());
    }

    /** Jobs kept in this store, timed by kind and outcome as {@code cloudy.jobs}. */
    public Jobs(NodeStore store, EventBus bus, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.table = new JobTable(store);
        this.board = new JobBoard(table, bus, clock);
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
                    .forEach(this::recover);
            return live.size();
        });
    }

    private void recover(JobTable.Open open) {
        Job job = open.job();
        JobKind<?> kind = kinds.get(job.kind());
        boolean ran = job.state() == JobState.RUNNING;
        if (kind == null) {
            fail(job, Failure.of(FailureCode.UNAVAILABLE, "job.unknown-kind", Map.of("kind", job.kind())));
        } else if (ran && (kind.recovery() == JobKind.Recovery.FAIL || open.attempts() >= MOST_ATTEMPTS)) {
            fail(job, Failure.of(FailureCode.UNAVAILABLE, "job.interrupted"));
        } else {
            queueAgain(kind, open);
        }
    }

    private <A extends Record> void queueAgain(JobKind<A> kind, JobTable.Open open) {
        try {
            A arguments = Wire.mapper().readValue(open.arguments(), kind.arguments());
            JobRun<A> run = new JobRun<>(kind, arguments, open.job(), board);
            if (open.job().state() == JobState.RUNNING) {
                run.feed().write(text("job.resumed", Map.of()));
            }
            run.feed().become(JobStates::queued);
            queue(run);
        } catch (JsonProcessingException e) {
            LOG.error("Job {} ({}) cannot be read", open.job().id(), kind.name(), e);
            fail(open.job(), Failure.of(FailureCode.UNAVAILABLE, "job.interrupted"));
        }
    }

    private void fail(Job job, Failure failure) {
        Job failed = JobStates.over(job, JobState.FAILED, board.now(), failure.problem());
        board.post(failed, true, List.of());
        LOG.warn("Job {} ({}): {}", job.id(), job.kind(), failure.getMessage());
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
            queue(new JobRun<>(kind, arguments, job, board));
            return job;
        });
    }

    private void queue(JobRun<?> run) {
        Job job = run.job();
        live.put(job.id(), run);
        Deque<JobRun<?>> queue = queues.computeIfAbsent(job.resource(), resource -> new ArrayDeque<>());
        queue.add(run);
        if (queue.size() == 1) {
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

    /** Takes a job out of its queue; the next one starts if this one held it up. */
    private void leave(JobRun<?> run) {
        String resource = run.job().resource();
        Deque<JobRun<?>> queue = queues.get(resource);
        if (queue == null) {
            return;
        }
        boolean ran = queue.peek() == run;
        queue.remove(run);
        JobRun<?> next = queue.peek();
        if (next == null) {
            queues.remove(resource);
        } else if (ran && !closed) {
            next.start(this::over);
        }
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
        int from = Math.max(1, query.fromLine());
        List<JobLine> lines = table.lines(job.id(), from, LINES_AT_ONCE);
        if (lines.isEmpty() || lines.getFirst().number() == from) {
            return new JobDetail(job, lines);
        }
        JobLine first = lines.getFirst();
        int dropped = first.number() - from;
        String text = text("job.lines-dropped", Map.of("count", String.valueOf(dropped)));
        List<JobLine> told = new ArrayList<>(lines);
        told.addFirst(new JobLine(job.id(), first.number() - 1, first.time(), text));
        return new JobDetail(job, told.subList(0, Math.min(told.size(), LINES_AT_ONCE)));
    }

    /** What a log says beside the words of tools, in the node's language. */
    private String text(String key, Map<String, String> args) {
        String language = NodeSettings.of(store).map(NodeSettings::language).orElse("en");
        return Messages.text(language, key, args);
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
            if (run == null || !(isWaiting(run) ? cancelWaiting(run) : run.cancel())) {
                Job job = find(id);
                throw Failure.of(FailureCode.CONFLICT, "job.is-over", Map.of("job", String.valueOf(job.id())));
            }
            return run.job();
        });
    }

    private boolean isWaiting(JobRun<?> run) {
        Deque<JobRun<?>> queue = queues.get(run.job().resource());
        return queue != null && queue.contains(run) && queue.peek() != run;
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
            return queues.values().stream().<JobRun<?>>map(Deque::peek).toList();
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
