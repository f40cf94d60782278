package org.cloudy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cloudy.backup.deposit.Deposits;
import org.cloudy.backup.deposit.Hosting;
import org.cloudy.bus.Caller;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.host.Host;
import org.cloudy.testkit.LocalNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A schedule that has a neighbour keep its backups")
final class NeighbourScheduleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WORDS = "correct horse battery";

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private Path data;
    private LocalNode owner;
    private LocalNode keeper;
    private Hosting hosting;
    private FakeManager manager;
    private Shelf shelf;
    private Deposits deposits;
    private BackupJobs jobs;
    private Agenda agenda;
    private Map<String, NewNotice> notices;

    /** Two nodes on one bus, each with a store and an identity of its own. */
    @BeforeEach
    void twoNodes() throws IOException {
        data = folder.resolve("owner");
        Files.createDirectories(data.resolve("tmp"));
        Files.createDirectories(data.resolve("capabilities/site"));
        Files.createDirectories(folder.resolve("keeper"));
        owner = new LocalNode(data, none(), List.of());
        keeper = new LocalNode(folder.resolve("keeper"), none(), List.of());
        Vertx vertx = owner.context().vertx();
        NodeContext context = clock.lend(owner.context(), vertx);
        NodeContext neighbour = clock.lend(keeper.context(), vertx);
        LocalNode.await(DiscoveryContract.NODES.serve(
                vertx.eventBus(),
                asked -> Future.succeededFuture(new Nodes(List.of(view(context, true), view(neighbour, false))))));
        hosting = new Hosting(neighbour);
        LocalNode.await(hosting.serve(vertx));
        hosting.set(new SpaceOffer(100, 100));
        notices = OpenNotices.on(vertx.eventBus());
        manager = new FakeManager(data, context.jobs());
        LocalNode.await(manager.serve(vertx.eventBus()));
        Manager asked = new Manager(vertx.eventBus(), context.jobs());
        LocalNode.await(JobsContract.CHANGED.subscribe(vertx.eventBus(), asked::changed));
        shelf = new Shelf(context);
        deposits = new Deposits(context);
        jobs = new BackupJobs(context, shelf, asked, new Passages(context), deposits);
        agenda = new Agenda(context, shelf, deposits, jobs);
        jobs.register(agenda);
    }

    private static Host none() {
        return (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static NodeView view(NodeContext node, boolean self) {
        return new NodeView(
                node.identity().id(),
                self ? "owner" : "keeper",
                "127.0.0.1",
                null,
                "1.0",
                "test-cloud",
                self,
                null,
                null,
                0,
                Instant.EPOCH);
    }

    @AfterEach
    void cleanUp() {
        owner.close();
        keeper.close();
    }

    private NodeId keeperId() {
        return keeper.context().identity().id();
    }

    private void schedule(int keep) {
        agenda.set(new Schedule(Rhythm.DAILY, 1, 3, keep, null, keeperId(), true, WORDS));
    }

    /** A day goes by, and what is due is made. */
    private Outcome nextDay() {
        clock.pass(Duration.ofDays(1));
        assertThat(agenda.look()).isTrue();
        idle();
        return outcome("scheduled");
    }

    private Outcome outcome(String of) {
        Outcome outcome = agenda.outcome(of);
        assertThat(outcome).as(of).isNotNull().extracting(Outcome::at).isEqualTo(clock.instant());
        return require(outcome);
    }

    private static Outcome require(@Nullable Outcome outcome) {
        if (outcome == null) {
            throw new AssertionError("there is none");
        }
        return outcome;
    }

    private void idle() {
        await().atMost(PATIENCE)
                .until(() -> owner.context().jobs().latest(100).stream()
                        .allMatch(job -> job.state().isOver()));
    }

    /** The names of what the neighbour keeps, the newest first. */
    private List<String> kept() {
        return deposits.holders(null).stream()
                .flatMap(holder -> holder.deposits().stream())
                .map(Deposit::name)
                .toList();
    }

    private void assertNothingIsHere() {
        assertThat(shelf.all()).isEmpty();
        assertThat(data.resolve("tmp/backup-passing")).isEmptyDirectory();
    }

    @Test
    @DisplayName("leaves and tries each there, and tidies up all but the latest and those that people made")
    void keepsTheLatest() {
        schedule(2);
        Outcome first = nextDay();
        assertThat(first.failure()).isNull();
        assertThat(kept()).containsExactly(first.archive());
        assertThat(outcome("drilled").failure()).isNull();
        assertThat(outcome("drilled").archive()).isEqualTo(first.archive());
        assertNothingIsHere();

        clock.pass(Duration.ofMinutes(1));
        jobs.create(new BackupWish("site", null, keeperId(), WORDS), Caller.NODE);
        idle();
        assertThat(kept()).hasSize(2);
        String made = kept().stream()
                .filter(name -> !name.equals(first.archive()))
                .findFirst()
                .orElseThrow();

        String second = nextDay().archive();
        String third = nextDay().archive();
        assertThat(kept()).containsExactlyInAnyOrder(made, second, third);
        assertNothingIsHere();
        assertThat(notices).isEmpty();
    }

    @Test
    @DisplayName(
            "says how much room is wanting, leaves nothing behind, and what was kept as it was; a notice is open meanwhile")
    void wantsRoom() throws IOException {
        schedule(2);
        String first = nextDay().archive();
        byte[] incompressible = new byte[2_500_000];
        new Random(4).nextBytes(incompressible);
        Path large = Files.write(data.resolve("capabilities/site/large"), incompressible);
        hosting.set(new SpaceOffer(1, 1));

        Outcome refused = nextDay();

        assertThat(refused.archive()).isNull();
        assertThat(refused.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.in("en")).contains("too little room for this node", "3 MB are needed, 0 MB are left");
            assertThat(failure.in("ca")).contains("3 MB");
        });
        assertThat(kept()).containsExactly(first);
        assertNothingIsHere();
        await().atMost(PATIENCE).until(() -> notices.containsKey("backup:scheduled"));
        assertThat(notices.get("backup:scheduled"))
                .isNotNull()
                .satisfies(notice -> assertThat(notice.text().in("en")).contains("3 MB are needed"));

        Files.delete(large);
        assertThat(nextDay().failure()).isNull();
        assertThat(kept()).hasSize(2);
        await().atMost(PATIENCE).until(notices::isEmpty);
    }

    @Test
    @DisplayName("asks for room before it stops anything for a backup")
    void closed() {
        hosting.set(new SpaceOffer(0, 0));
        schedule(2);
        assertThat(nextDay().failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.in("en")).contains("keeper gives no room"));
        assertThat(manager.asked).isEmpty();
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    @DisplayName("has a notice open from a trial that failed until one succeeds")
    void callsAttentionToDrill() {
        schedule(2);
        manager.careful = false;
        assertThat(nextDay().failure()).isNull();
        assertThat(outcome("drilled").failure()).isNotNull();
        assertThat(kept()).hasSize(1);
        await().atMost(PATIENCE).until(() -> notices.containsKey("backup:drilled"));
        assertThat(notices.get("backup:drilled")).isNotNull().satisfies(notice -> {
            assertThat(notice.page()).isEqualTo("/system/backups");
            assertThat(notice.text().in("en"))
                    .contains("could not be restored as a trial", "no backup of Cloudy holds");
            assertThat(notice.text().in("es")).isNotEqualTo(notice.text().in("en"));
        });
        assertThat(notices).doesNotContainKey("backup:scheduled");

        manager.careful = true;
        nextDay();
        assertThat(outcome("drilled").failure()).isNull();
        await().atMost(PATIENCE).until(notices::isEmpty);
    }
}
