package org.cloudy.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.jobs.JobKind.Recovery;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.NodeStore;
import org.cloudy.platform.store.SmallStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10));
    }

    record Work(String name, Secret secret) {
        static Work of(String name) {
            return new Work(name, new Secret("hush"));
        }
    }

    private static final Caller ALICE = new Caller("alice", org.cloudy.bus.Role.ADMIN);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private NodeStore store;
    private Jobs jobs;

    @BeforeEach
    void open() {
        store = NodeStore.open(folder.resolve("node.db"));
        jobs = new Jobs(store, vertx.eventBus(), Clock.systemUTC(), metrics);
    }

    @AfterEach
    void close() {
        jobs.close();
        store.close();
        assertThat(vertx.close().await()).isNull();
    }

    private static JobKind<Work> kind(String name, Recovery recovery, JobBody<Work> body) {
        return new JobKind<>(name, Work.class, work -> new Text(Map.of("en", work.name())), recovery, body);
    }

    private JobKind<Work> registered(String name, JobBody<Work> body) {
        JobKind<Work> kind = kind(name, Recovery.FAIL, body);
        jobs.register(kind);
        return kind;
    }

    private Job submit(JobKind<Work> kind, String resource) {
        return jobs.submit(kind, resource, Work.of(resource), ALICE);
    }

    private Job job(long id) {
        return jobs.get(new JobQuery(id, 1)).job();
    }

    private Job awaitState(long id, JobState state) {
        await().until(() -> job(id).state() == state);
        return job(id);
    }

    /** What a crash leaves: the same file, and nothing of what was in memory. */
    private void crash() {
        jobs = new Jobs(store, vertx.eventBus(), Clock.systemUTC(), metrics);
    }

    @Test
    @DisplayName("A job runs to its end, with its progress, its lines and who asked for it")
    void runs() {
        JobKind<Work> kind = registered("test.work", (work, progress) -> {
            progress.step(50, "failure.timeout");
            progress.line("first\nsecond");
            progress.line("\u001b[31mred\u001b[0m\r");
        });
        Job asked = submit(kind, "one");
        assertThat(asked.state()).isEqualTo(JobState.QUEUED);
        Job done = awaitState(asked.id(), JobState.SUCCEEDED);
        assertThat(done.user()).isEqualTo("alice");
        assertThat(done.percent()).isEqualTo(100);
        assertThat(done.step())
                .isNotNull()
                .extracting(step -> step.in("es"))
                .asString()
                .startsWith("No hubo");
        assertThat(done.started()).isNotNull();
        assertThat(done.ended()).isNotNull();
        assertThat(jobs.get(new JobQuery(done.id(), 1)).lines())
                .extracting(JobLine::text)
                .containsExactly("first", "second", "red");
        assertThat(jobs.get(new JobQuery(done.id(), 3)).lines())
                .extracting(JobLine::number)
                .containsExactly(3);
        // It is counted just after its end is told.
        await().untilAsserted(() -> assertThat(
                        metrics.find("cloudy.jobs").tag("outcome", "succeeded").timer())
                .isNotNull()
                .extracting(Timer::count)
                .isEqualTo(1L));
    }

    @Test
    @DisplayName("Jobs of one resource run one after the other, in the order in which they were asked for")
    void fifo() {
        List<String> order = new CopyOnWriteArrayList<>();
        AtomicInteger atOnce = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Job> asked = IntStream.range(0, 6)
                .mapToObj(i -> submit(
                        registered("test.work" + i, (work, progress) -> {
                            go.await();
                            order.add(i + "/" + atOnce.incrementAndGet());
                            atOnce.decrementAndGet();
                        }),
                        "same"))
                .toList();
        go.countDown();
        asked.forEach(job -> awaitState(job.id(), JobState.SUCCEEDED));
        assertThat(order).containsExactly("0/1", "1/1", "2/1", "3/1", "4/1", "5/1");
    }

    @Test
    @DisplayName("Jobs of different resources run side by side")
    void parallel() {
        CountDownLatch both = new CountDownLatch(2);
        JobKind<Work> kind = registered("test.work", (work, progress) -> {
            both.countDown();
            both.await();
        });
        Job one = submit(kind, "one");
        Job two = submit(kind, "two");
        awaitState(one.id(), JobState.SUCCEEDED);
        awaitState(two.id(), JobState.SUCCEEDED);
    }

    @Test
    @DisplayName("A second job of the same kind for the same resource is refused and names the first")
    void duplicate() {
        CountDownLatch go = new CountDownLatch(1);
        JobKind<Work> kind = registered("test.work", (work, progress) -> go.await());
        Job first = submit(kind, "same");
        assertThatThrownBy(() -> submit(kind, "same")).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT);
            assertThat(failure.problem().args()).containsEntry("job", String.valueOf(first.id()));
        });
        go.countDown();
        awaitState(first.id(), JobState.SUCCEEDED);
        assertThat(submit(kind, "same").id()).isGreaterThan(first.id());
    }

    @Test
    @DisplayName("Of many that ask at the same time for the same, one wins")
    void race() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        JobKind<Work> kind = registered("test.work", (work, progress) -> go.await());
        AtomicInteger won = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Thread> askers = IntStream.range(0, 10)
                .mapToObj(i -> Thread.startVirtualThread(() -> {
                    try {
                        submit(kind, "same");
                        won.incrementAndGet();
                    } catch (Failure e) {
                        refused.incrementAndGet();
                    }
                }))
                .toList();
        for (Thread asker : askers) {
            asker.join();
        }
        go.countDown();
        assertThat(won).hasValue(1);
        assertThat(refused).hasValue(9);
    }

    @Test
    @DisplayName("A job that fails tells the failure as its body told it")
    void fails() {
        JobKind<Work> kind = registered("test.work", (work, progress) -> {
            throw Failure.of(FailureCode.UNAVAILABLE, "job.node-stops");
        });
        Job failed = awaitState(submit(kind, "one").id(), JobState.FAILED);
        assertThat(failed.failure()).isNotNull().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(FailureCode.UNAVAILABLE);
            assertThat(problem.key()).isEqualTo("job.node-stops");
        });
    }

    @Test
    @DisplayName("A mistake in a body is an internal failure, and the next job of the resource runs")
    void mistake() {
        JobKind<Work> wrong = registered("test.wrong", (work, progress) -> {
            throw new AssertionError("on purpose");
        });
        JobKind<Work> right = registered("test.right", (work, progress) -> {});
        Job failed = submit(wrong, "same");
        Job next = submit(right, "same");
        assertThat(awaitState(failed.id(), JobState.FAILED).failure())
                .isNotNull()
                .extracting(Failure.Problem::code)
                .isEqualTo(FailureCode.INTERNAL);
        awaitState(next.id(), JobState.SUCCEEDED);
    }

    @Test
    @DisplayName("A running job is interrupted when it is cancelled")
    void cancelRunning() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        JobKind<Work> kind = registered("test.work", (work, progress) -> {
            started.countDown();
            new CountDownLatch(1).await();
        });
        Job job = submit(kind, "one");
        assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
        jobs.cancel(job.id());
        awaitState(job.id(), JobState.CANCELLED);
    }

    @Test
    @DisplayName("A job that does not wait is stopped at its next step")
    void cancelAtStep() {
        JobKind<Work> kind = registered("test.work", (work, progress) -> {
            while (true) {
                progress.step(1, "failure.timeout");
                Thread.onSpinWait();
            }
        });
        Job job = submit(kind, "one");
        awaitState(job.id(), JobState.RUNNING);
        jobs.cancel(job.id());
        awaitState(job.id(), JobState.CANCELLED);
    }

    @Test
    @DisplayName("A waiting job that is cancelled never runs, and holds nobody up")
    void cancelWaiting() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger ran = new AtomicInteger();
        Job first = submit(registered("test.first", (work, progress) -> go.await()), "same");
        Job second = submit(registered("test.second", (work, progress) -> ran.incrementAndGet()), "same");
        Job third = submit(registered("test.third", (work, progress) -> {}), "same");
        assertThat(jobs.cancel(second.id()).state()).isEqualTo(JobState.CANCELLED);
        go.countDown();
        awaitState(first.id(), JobState.SUCCEEDED);
        awaitState(third.id(), JobState.SUCCEEDED);
        assertThat(ran).hasValue(0);
        assertThat(job(second.id()).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    @DisplayName("What is over cannot be cancelled, nor what never was")
    void cancelWhatIsNot() {
        Job job = submit(registered("test.work", (work, progress) -> {}), "one");
        awaitState(job.id(), JobState.SUCCEEDED);
        await().untilAsserted(() -> assertThatThrownBy(() -> jobs.cancel(job.id()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT)));
        assertThatThrownBy(() -> jobs.cancel(4711))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
        assertThatThrownBy(() -> jobs.get(new JobQuery(4711, 1))).isInstanceOf(Failure.class);
    }

    @Test
    @DisplayName("After a crash a job that ran is resumed or failed, as its kind wants, and one that waited runs")
    void crashed() {
        CountDownLatch never = new CountDownLatch(1);
        JobBody<Work> waits = (work, progress) -> {
            progress.line("before");
            never.await();
        };
        JobKind<Work> resumes = kind("test.resumes", Recovery.RESUME, waits);
        JobKind<Work> fails = kind("test.fails", Recovery.FAIL, waits);
        JobKind<Work> queued = kind("test.queued", Recovery.FAIL, waits);
        List.of(resumes, fails, queued).forEach(jobs::register);
        Job resumed = submit(resumes, "one");
        Job failed = submit(fails, "two");
        Job waited = submit(queued, "two");
        await().until(() ->
                lines(resumed.id()).size() == 1 && lines(failed.id()).size() == 1);

        crash();
        List<String> ran = new CopyOnWriteArrayList<>();
        JobBody<Work> notes = (work, progress) -> {
            progress.line("after");
            ran.add(work.name() + " " + work.secret().reveal() + (progress.resumed() ? " again" : ""));
        };
        jobs.register(kind("test.resumes", Recovery.RESUME, notes));
        jobs.register(kind("test.fails", Recovery.FAIL, notes));
        jobs.register(kind("test.queued", Recovery.FAIL, notes));
        jobs.recover();

        awaitState(resumed.id(), JobState.SUCCEEDED);
        awaitState(waited.id(), JobState.SUCCEEDED);
        assertThat(awaitState(failed.id(), JobState.FAILED).failure())
                .isNotNull()
                .extracting(Failure.Problem::key)
                .isEqualTo("job.interrupted");
        assertThat(ran).containsExactlyInAnyOrder("one hush again", "two hush");
        assertThat(lines(resumed.id()))
                .containsExactly("before", "[The node stopped while this ran. It begins again.]", "after");
        assertThat(lines(waited.id())).containsExactly("after");
    }

    private List<String> lines(long id) {
        return jobs.get(new JobQuery(id, 1)).lines().stream().map(JobLine::text).toList();
    }

    @Test
    @DisplayName("A job that took the node down three times is not resumed again")
    void crashesAgainAndAgain() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        JobKind<Work> kind = kind("test.work", Recovery.RESUME, (work, progress) -> {
            attempts.incrementAndGet();
            never.await();
        });
        jobs.register(kind);
        Job job = submit(kind, "one");
        for (int attempt = 1; attempt <= 3; attempt++) {
            int wanted = attempt;
            await().until(() -> attempts.get() == wanted);
            crash();
            jobs.register(kind);
            jobs.recover();
        }
        assertThat(job(job.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(attempts).hasValue(3);
    }

    @Test
    @DisplayName("A job of a kind that is gone fails after a crash")
    void kindIsGone() {
        Job job = submit(registered("test.work", (work, progress) -> new CountDownLatch(1).await()), "one");
        awaitState(job.id(), JobState.RUNNING);
        crash();
        jobs.recover();
        assertThat(job(job.id()).failure())
                .isNotNull()
                .extracting(Failure.Problem::key)
                .isEqualTo("job.unknown-kind");
    }

    @Test
    @DisplayName("When the node stops, jobs are interrupted and stay to be taken up; none starts")
    void nodeStops() {
        JobKind<Work> kind = kind("test.work", Recovery.RESUME, (work, progress) -> new CountDownLatch(1).await());
        jobs.register(kind);
        Job running = submit(kind, "one");
        awaitState(running.id(), JobState.RUNNING);
        jobs.close();
        assertThatThrownBy(() -> submit(kind, "two"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().key()).isEqualTo("job.node-stops"));
        crash();
        jobs.register(kind("test.work", Recovery.RESUME, (work, progress) -> {}));
        jobs.recover();
        awaitState(running.id(), JobState.SUCCEEDED);
    }

    @Test
    @DisplayName("Every line is told, in order, while changes are told at most twenty times a second")
    void chatty() {
        List<JobLine> told = new CopyOnWriteArrayList<>();
        List<Job> changes = new CopyOnWriteArrayList<>();
        assertThat(JobsContract.LOG.subscribe(vertx.eventBus(), told::add).await())
                .isNotNull();
        assertThat(JobsContract.CHANGED
                        .subscribe(vertx.eventBus(), changes::add)
                        .await())
                .isNotNull();
        JobKind<Work> kind = registered("test.work", (work, progress) -> {
            for (int i = 1; i <= 5_000; i++) {
                progress.line("line " + i);
                progress.step(i / 50, "failure.timeout");
            }
        });
        Job job = submit(kind, "one");
        Job done = awaitState(job.id(), JobState.SUCCEEDED);
        await().until(() -> changes.stream().anyMatch(change -> change.state() == JobState.SUCCEEDED));
        assertThat(told)
                .extracting(JobLine::number)
                .isEqualTo(IntStream.rangeClosed(1, 5_000).boxed().toList());
        assertThat(changes).first().extracting(Job::state).isEqualTo(JobState.QUEUED);
        assertThat(changes).last().extracting(Job::state).isEqualTo(JobState.SUCCEEDED);
        long seconds = Duration.between(done.created(), done.ended()).toSeconds() + 1;
        assertThat(changes).hasSizeLessThan((int) (20 * seconds) + 4);
    }

    @Test
    @DisplayName("Of a very long log the last 10,000 lines are kept, and a line says how many are not")
    void longLog() {
        JobKind<Work> kind = registered(
                "test.work",
                (work, progress) -> IntStream.rangeClosed(1, 10_500).forEach(i -> progress.line("line " + i)));
        Job job = submit(kind, "one");
        awaitState(job.id(), JobState.SUCCEEDED);
        JobDetail detail = jobs.get(new JobQuery(job.id(), 1));
        assertThat(detail.lines()).hasSize(1_000);
        assertThat(detail.lines().getFirst().text()).isEqualTo("[500 earlier lines are not kept]");
        assertThat(detail.lines().get(1))
                .extracting(JobLine::number, JobLine::text)
                .containsExactly(501, "line 501");
        assertThat(jobs.get(new JobQuery(job.id(), 10_500)).lines())
                .extracting(JobLine::text)
                .containsExactly("line 10500");
    }

    @Test
    @DisplayName("The latest 200 jobs are kept, and those that are not over")
    void history() {
        CountDownLatch go = new CountDownLatch(1);
        Job waits = submit(registered("test.waits", (work, progress) -> go.await()), "long");
        JobTable table = new JobTable(store);
        Instant now = Instant.now();
        for (int i = 0; i < 205; i++) {
            Job asked = JobStates.asked("test.work", "r" + i, new Text(Map.of()), "alice", now);
            Job over = table.insert(JobStates.over(asked, JobState.SUCCEEDED, now, null), Work.of("x"));
            table.save(over, List.of(new JobLine(over.id(), 1, now, "x")));
        }
        assertThat(jobs.latest(1_000)).hasSize(201).last().isEqualTo(job(waits.id()));
        assertThat(jobs.latest(2)).extracting(Job::resource).containsExactly("r204", "r203");
        assertThatThrownBy(() -> job(waits.id() + 1)).isInstanceOf(Failure.class);
        assertThat(store.<Integer>read(handle -> handle.createQuery("SELECT count(*) FROM job_line")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(200);
        go.countDown();
    }

    @Test
    @DisplayName("What a job was asked with is forgotten when it is over, for it may be secret")
    void argumentsForgotten() {
        awaitState(
                submit(registered("test.work", (work, progress) -> {}), "one").id(), JobState.SUCCEEDED);
        assertThat(store.<String>read(handle -> handle.createQuery("SELECT args FROM job")
                        .mapTo(String.class)
                        .one()))
                .isEmpty();
    }

    @Test
    @DisplayName("A full disk fails the job with a clear sentence, and the node goes on")
    void diskFull() {
        try (NodeStore small = SmallStore.open(folder.resolve("small.db"), 60)) {
            jobs = new Jobs(small, vertx.eventBus(), Clock.systemUTC(), metrics);
            JobKind<Work> kind = registered("test.work", (work, progress) -> {
                while (true) {
                    progress.line("x".repeat(4_000));
                }
            });
            Job job = submit(kind, "one");
            assertThat(awaitState(job.id(), JobState.FAILED).failure())
                    .isNotNull()
                    .extracting(Failure.Problem::key)
                    .isEqualTo("store.full");
            assertThat(jobs.latest(1)).extracting(Job::state).containsExactly(JobState.FAILED);
            jobs.close();
        }
    }

    @Test
    @DisplayName("A kind that was not made known is a mistake of the caller's")
    void unregistered() {
        assertThatThrownBy(() -> submit(kind("test.work", Recovery.FAIL, (work, progress) -> {}), "one"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
