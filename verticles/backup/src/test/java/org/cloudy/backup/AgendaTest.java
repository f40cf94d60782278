package org.cloudy.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.deposit.Deposits;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.testkit.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgendaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private LocalNode node;
    private final TestClock clock = new TestClock();
    private FakeManager capabilities;
    private Shelf shelf;
    private Agenda agenda;
    private Manager manager;
    private Passages passages;
    private Deposits deposits;

    @BeforeEach
    void aNode() throws Exception {
        Files.createDirectories(data.resolve("tmp"));
        Files.createDirectories(data.resolve("capabilities/site"));
        Host none = (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        node = new LocalNode(data, none, List.of());
        NodeContext context = clock.lend(node.context(), node.context().vertx());
        capabilities = new FakeManager(data, context.jobs());
        LocalNode.await(capabilities.serve(context.vertx().eventBus()));
        shelf = new Shelf(context);
        manager = new Manager(context.vertx().eventBus(), context.jobs());
        LocalNode.await(JobsContract.CHANGED.subscribe(context.vertx().eventBus(), manager::changed));
        passages = new Passages(context);
        deposits = new Deposits(context);
        BackupJobs jobs = new BackupJobs(context, shelf, manager, passages, deposits);
        agenda = new Agenda(context, shelf, deposits, jobs);
        jobs.register(agenda);
    }

    @AfterEach
    void cleanUp() {
        node.close();
    }

    private Outcome scheduled() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> agenda.outcome("scheduled"),
                        outcome -> outcome != null && outcome.at().equals(clock.instant()));
    }

    private void idle() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> node.context().jobs().latest(100).stream()
                        .allMatch(job -> job.state().isOver()));
    }

    @Test
    @DisplayName("What is due is made once and tried, what was missed is made up for, and only the latest are kept")
    void makesWhatIsDue() {
        agenda.set(new Schedule(Rhythm.DAILY, 1, 3, 1, null, null, true, "correct horse battery"));
        assertThat(agenda.look()).isFalse();
        assertThat(agenda.schedule().passphrase()).isNull();

        clock.pass(Duration.ofDays(5));
        assertThat(agenda.look()).isTrue();
        assertThat(scheduled().failure()).isNull();
        idle();
        assertThat(agenda.look()).isFalse();
        assertThat(agenda.outcome("drilled"))
                .isNotNull()
                .extracting(outcome -> outcome.failure())
                .isNull();
        String first = shelf.all().getFirst().name();

        clock.pass(Duration.ofDays(1));
        assertThat(agenda.look()).isTrue();
        scheduled();
        idle();
        assertThat(shelf.all()).hasSize(1).extracting(archive -> archive.name()).doesNotContain(first);
    }

    @Test
    @DisplayName("One that failed says why, and is tried again an hour later")
    void triesAgain() {
        agenda.set(new Schedule(Rhythm.DAILY, 1, 3, 1, "/not/there", null, true, "correct horse battery"));
        clock.pass(Duration.ofDays(1));
        assertThat(agenda.look()).isTrue();
        assertThat(String.valueOf(scheduled().failure())).contains("/not/there");
        idle();
        clock.pass(Duration.ofMinutes(59));
        assertThat(agenda.look()).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(agenda.look()).isTrue();
        scheduled();
        idle();
    }

    @Test
    @DisplayName("One that somebody cancels waits for its next time, and what stood still for it goes on")
    void leavesCancelled() {
        capabilities.gate = new CountDownLatch(1);
        agenda.set(nineHoursAgo());
        clock.pass(Duration.ofDays(1));
        assertThat(agenda.look()).isTrue();
        Awaitility.await().atMost(PATIENCE).until(() -> capabilities.asked.contains("hold"));
        node.context().jobs().cancel(latest().id());
        Awaitility.await().atMost(PATIENCE).until(() -> capabilities.asked.contains("release"));
        capabilities.gate.countDown();
        idle();

        assertNextIsTomorrow();
    }

    @Test
    @DisplayName("One that somebody cancels before its turn came waits for its next time, too")
    void leavesCancelledBeforeItsTurn() {
        CountDownLatch other = new CountDownLatch(1);
        JobKind<Empty> kind =
                BackupJobs.kind("other", Empty.class, nothing -> Text.verbatim("other"), (nothing, job) -> hold(other));
        node.context().jobs().register(kind);
        node.context().jobs().submit(kind, BackupJobs.RESOURCE, Empty.EMPTY, Caller.NODE);
        agenda.set(nineHoursAgo());
        clock.pass(Duration.ofDays(1));
        assertThat(agenda.look()).isTrue();
        node.context().jobs().cancel(latest().id());
        other.countDown();
        idle();

        assertNextIsTomorrow();
    }

    /** Daily, at an hour that is so long ago wherever the test runs. */
    private Schedule nineHoursAgo() {
        int hour = clock.instant().atZone(ZoneId.systemDefault()).minusHours(9).getHour();
        return new Schedule(Rhythm.DAILY, 1, hour, 1, null, null, true, "correct horse battery");
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    private Job latest() {
        return node.context().jobs().latest(100).stream()
                .filter(job -> job.kind().equals("backup.scheduled"))
                .findFirst()
                .orElseThrow();
    }

    private void assertNextIsTomorrow() {
        assertThat(latest().state()).isEqualTo(JobState.CANCELLED);
        assertThat(agenda.look()).isFalse();
        clock.pass(Duration.ofHours(2));
        assertThat(agenda.look()).isFalse();
        clock.pass(Duration.ofHours(22));
        assertThat(agenda.look()).isTrue();
        assertThat(scheduled().failure()).isNull();
        idle();
    }

    @Test
    @DisplayName("A notice is open from a failure until the next one succeeds, also after the node started anew")
    void callsAttention() throws IOException {
        Map<String, NewNotice> open = OpenNotices.on(node.context().vertx().eventBus());
        Path usb = data.resolveSibling(data.getFileName() + "-usb");
        agenda.set(new Schedule(Rhythm.DAILY, 1, 3, 1, usb.toString(), null, false, "correct horse battery"));
        clock.pass(Duration.ofDays(1));
        agenda.look();
        scheduled();
        idle();
        NewNotice notice =
                Awaitility.await().atMost(PATIENCE).until(() -> open.get("backup:scheduled"), Objects::nonNull);
        assertThat(notice.text().in("ca")).contains(usb.toString());

        open.clear();
        Agenda again = new Agenda(
                clock.lend(node.context(), node.context().vertx()),
                shelf,
                deposits,
                new BackupJobs(node.context(), shelf, manager, passages, deposits));
        again.look();
        Awaitility.await().atMost(PATIENCE).until(() -> open.containsKey("backup:scheduled"));

        Files.createDirectory(usb);
        try {
            clock.pass(Duration.ofHours(1));
            agenda.look();
            scheduled();
            idle();
            Awaitility.await().atMost(PATIENCE).until(open::isEmpty);
        } finally {
            Disk.delete(usb);
        }
    }
}
