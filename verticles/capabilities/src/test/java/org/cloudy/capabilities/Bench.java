package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.eventbus.EventBus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.Configuration;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.testkit.LocalNode;

/** A node with the manager on it, spoken to over the bus as its pages do. */
final class Bench implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);
    static final Duration BETWEEN_CHECKS = Duration.ofMillis(200);
    private static final Readiness READINESS = new Readiness(Duration.ofSeconds(1));
    private static final Caller ANNA = new Caller("anna", Role.ADMIN);

    final FakeHost host = new FakeHost();
    final FakeDiscovery discovery = new FakeDiscovery();
    final List<CapabilitySummary> changes = new CopyOnWriteArrayList<>();
    /** The notices that are open, by id. */
    final Map<String, NewNotice> notices = new ConcurrentHashMap<>();

    private final Path data;
    private final List<Capability> capabilities;
    private LocalNode node;

    Bench(Path data, Capability... capabilities) {
        this.data = data;
        this.capabilities = new ArrayList<>(List.of(new CapabilitiesCapability(), new Essential()));
        this.capabilities.addAll(List.of(capabilities));
        this.node = up();
        Awaitility.setDefaultTimeout(PATIENCE); // A machine that does much else at once is slow, not wrong.
    }

    private record Essential() implements Capability {
        @Override
        public Descriptor<?> describe() {
            return Descriptor.essential("discovery");
        }
    }

    private LocalNode up() {
        LocalNode fresh = new LocalNode(data, host, capabilities);
        EventBus bus = fresh.context().vertx().eventBus();
        LocalNode.await(discovery.serve(bus, fresh.context().identity().id()));
        LocalNode.await(serveNotices(bus));
        LocalNode.await(CapabilitiesContract.CHANGED.subscribe(bus, changes::add));
        LocalNode.await(fresh.context()
                .vertx()
                .deployVerticle(
                        new CapabilitiesVerticle(fresh.context(), BETWEEN_CHECKS, READINESS),
                        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));
        fresh.context().jobs().recover();
        return fresh;
    }

    /** The node forgets all that were open in its former run. */
    private Future<?> serveNotices(EventBus bus) {
        notices.clear();
        return Future.all(
                NoticesContract.RAISE.serve(bus, notice -> {
                    notices.put(notice.id(), notice);
                    return Future.succeededFuture(
                            new Notice(notice.id(), notice.severity(), notice.text(), notice.page(), Instant.EPOCH));
                }),
                NoticesContract.CLEAR.serve(bus, which -> {
                    notices.remove(which.id());
                    return Future.succeededFuture(Empty.EMPTY);
                }));
    }

    LocalNode node() {
        return node;
    }

    /** The node goes down in order, and comes up again. */
    void restart() {
        node.close();
        host.reset();
        node = up();
    }

    /** The node is killed, and comes up again. */
    void killAndRestart() {
        node.kill();
        host.reset();
        node = up();
    }

    @Override
    public void close() {
        node.close();
    }

    CapabilityDetail get(String name) {
        return LocalNode.await(CapabilitiesContract.GET.send(bus(), new CapabilityName(name)));
    }

    CapabilitySummary summary(String name) {
        return get(name).summary();
    }

    /** Why it has failed, in English; nothing if it has not. */
    String reason(String name) {
        return reason(name, "en");
    }

    String reason(String name, String language) {
        Text reason = get(name).reason();
        return reason == null ? "" : reason.in(language);
    }

    CapabilityState state(String name) {
        return summary(name).state();
    }

    /** Starts a job. */
    Job act(String name, Action action) {
        return LocalNode.await(CapabilitiesContract.ACT.send(bus(), new ActionRequest(name, action), ANNA));
    }

    /** Starts jobs one after the other, each of which has to succeed. */
    void run(String name, Action... actions) {
        for (Action action : actions) {
            succeed(act(name, action));
        }
    }

    Job configure(String name, Map<String, Object> settings) {
        return LocalNode.await(CapabilitiesContract.CONFIGURE.send(bus(), new Configuration(name, settings), ANNA));
    }

    void succeed(Job job) {
        Job over = over(job);
        assertThat(over.state()).as("job " + over.kind() + " " + over.failure()).isEqualTo(JobState.SUCCEEDED);
    }

    /** Why a job that has to fail did. */
    Failure.Problem failureOf(Job job) {
        Job over = over(job);
        assertThat(over.state()).isEqualTo(JobState.FAILED);
        Failure.Problem failure = over.failure();
        if (failure == null) {
            throw new AssertionError("a failed job says why");
        }
        return failure;
    }

    /** A job as it is when it is over. */
    Job over(Job job) {
        return await().atMost(PATIENCE)
                .until(() -> job(job.id()), now -> now.state().isOver());
    }

    Job job(long id) {
        return node.context().jobs().get(new JobQuery(id, 1)).job();
    }

    List<String> linesOf(Job job) {
        return node.context().jobs().get(new JobQuery(job.id(), 1)).lines().stream()
                .map(line -> line.text())
                .toList();
    }

    void awaitState(String name, CapabilityState state) {
        await().atMost(PATIENCE).until(() -> state(name), state::equals);
    }

    /** Waits until no job waits or runs. */
    void awaitIdle() {
        await().atMost(PATIENCE)
                .until(() -> node.context().jobs().latest(100).stream()
                        .allMatch(job -> job.state().isOver()));
    }

    /** What is refused, with what words. */
    Failure refused(Runnable call) {
        Failure failure = catchThrowableOfType(Failure.class, call::run);
        assertThat(failure).as("a refusal").isNotNull();
        return failure;
    }

    EventBus bus() {
        return node.context().vertx().eventBus();
    }
}
