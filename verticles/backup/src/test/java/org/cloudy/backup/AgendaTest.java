package org.cloudy.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.deposit.Deposits;
import org.cloudy.bus.Empty;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.host.Host;
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
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
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
        NodeContext context = at(node.context());
        LocalNode.await(
                new FakeManager(data, context.jobs()).serve(context.vertx().eventBus()));
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

    private NodeContext at(NodeContext plain) {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new NodeContext(
                plain.vertx(),
                plain.identity(),
                plain.config(),
                plain.name(),
                plain.store(),
                plain.host(),
                plain.jobs(),
                plain.cluster(),
                plain.metrics(),
                clock,
                plain.capabilities(),
                plain.restart());
    }

    private Outcome scheduled() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> agenda.outcome("scheduled"),
                        outcome -> outcome != null && outcome.at().equals(now));
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

        now = now.plus(Duration.ofDays(5));
        assertThat(agenda.look()).isTrue();
        assertThat(scheduled().failure()).isNull();
        idle();
        assertThat(agenda.look()).isFalse();
        assertThat(agenda.outcome("drilled"))
                .isNotNull()
                .extracting(outcome -> outcome.failure())
                .isNull();
        String first = shelf.all().getFirst().name();

        now = now.plus(Duration.ofDays(1));
        assertThat(agenda.look()).isTrue();
        scheduled();
        idle();
        assertThat(shelf.all()).hasSize(1).extracting(archive -> archive.name()).doesNotContain(first);
    }

    @Test
    @DisplayName("One that failed says why, and is tried again an hour later")
    void triesAgain() {
        agenda.set(new Schedule(Rhythm.DAILY, 1, 3, 1, "/not/there", null, true, "correct horse battery"));
        now = now.plus(Duration.ofDays(1));
        assertThat(agenda.look()).isTrue();
        assertThat(String.valueOf(scheduled().failure())).contains("/not/there");
        idle();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(agenda.look()).isFalse();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(agenda.look()).isTrue();
        scheduled();
        idle();
    }

    @Test
    @DisplayName("A notice is open from a failure until the next one succeeds, also after the node started anew")
    void callsAttention() throws IOException {
        Map<String, NewNotice> open = new ConcurrentHashMap<>();
        EventBus bus = node.context().vertx().eventBus();
        LocalNode.await(NoticesContract.RAISE.serve(bus, notice -> {
            open.put(notice.id(), notice);
            return Future.succeededFuture(new Notice(notice.id(), notice.severity(), notice.text(), null, now));
        }));
        LocalNode.await(NoticesContract.CLEAR.serve(bus, which -> {
            open.remove(which.id());
            return Future.succeededFuture(Empty.EMPTY);
        }));
        Path usb = data.resolveSibling(data.getFileName() + "-usb");
        agenda.set(new Schedule(Rhythm.DAILY, 1, 3, 1, usb.toString(), null, false, "correct horse battery"));
        now = now.plus(Duration.ofDays(1));
        agenda.look();
        scheduled();
        idle();
        NewNotice notice =
                Awaitility.await().atMost(PATIENCE).until(() -> open.get("backup:scheduled"), Objects::nonNull);
        assertThat(notice.text().in("ca")).contains(usb.toString());

        open.clear();
        Agenda again = new Agenda(
                at(node.context()),
                shelf,
                deposits,
                new BackupJobs(node.context(), shelf, manager, passages, deposits));
        again.look();
        Awaitility.await().atMost(PATIENCE).until(() -> open.containsKey("backup:scheduled"));

        Files.createDirectory(usb);
        try {
            now = now.plus(Duration.ofHours(1));
            agenda.look();
            scheduled();
            idle();
            Awaitility.await().atMost(PATIENCE).until(open::isEmpty);
        } finally {
            Disk.delete(usb);
        }
    }
}
