package org.cloudy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobId;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.Credentials;
import org.cloudy.bus.system.Load;
import org.cloudy.bus.system.NodeState;
import org.cloudy.bus.system.NodeStatus;
import org.cloudy.bus.system.Setup;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.cloudy.platform.NoSettings;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.NodeSettings;
import org.cloudy.platform.SetupCode;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.store.NodeStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SystemVerticleTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final EventBus bus = vertx.eventBus();
    private final NodeIdentity identity = NodeIdentity.fresh();
    private final NodeName name = new NodeName("fresh");
    private NodeStore store;
    private Jobs jobs;

    @BeforeEach
    void start() {
        store = NodeStore.open(folder.resolve("node.db"));
        jobs = new Jobs(store, bus, Clock.systemUTC());
        NodeConfig config =
                new NodeConfig(folder, "fresh", "127.0.0.1", 7000, 7443, 7001, 5701, "127.0.0.1", List.of(), "valley");
        NodeContext node = new NodeContext(
                vertx,
                identity,
                config,
                name,
                store,
                unused(Host.class),
                jobs,
                unused(HazelcastInstance.class),
                new SimpleMeterRegistry(),
                // Nobody is allowed another attempt because a test takes long.
                Clock.fixed(Instant.now(), ZoneOffset.UTC),
                List.of(),
                () -> {});
        got(vertx.deployVerticle(new SystemCapability().verticle(node)));
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        jobs.close();
        store.close();
    }

    /** A part of the node that these tests must not touch. */
    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.toString());
        }));
    }

    private static <T> T got(Future<T> future) {
        return future.await();
    }

    private Setup setup(@Nullable String code) {
        return new Setup(code, "ca", "hilltop", "alice", PASSWORD);
    }

    private String code() {
        return new SetupCode(store).pending().orElseThrow();
    }

    private void setUp() {
        assertThat(ask(SystemContract.SETUP, setup(null), Caller.NODE).user()).isEqualTo("alice");
    }

    private <Q extends Record, R extends Record> R ask(Call<Q, R> call, Q request, Caller caller) {
        return got(call.send(bus, request, caller));
    }

    private <Q extends Record> Failure refused(Call<Q, ?> call, Q request, Caller caller) {
        Failure failure = catchThrowableOfType(Failure.class, () -> ask(call, request, caller));
        assertThat(failure).as("a call that must be refused").isNotNull();
        return failure;
    }

    private @Nullable Account signIn(String user, String password, String origin) {
        return ask(SystemContract.AUTHENTICATE, new Credentials(user, password, origin), Caller.NODE)
                .account();
    }

    private Failure signInRefused(String user, String password, String origin) {
        return refused(SystemContract.AUTHENTICATE, new Credentials(user, password, origin), Caller.NODE);
    }

    @Test
    @DisplayName("It is found as an essential capability")
    void found() {
        assertThat(ServiceLoader.load(Capability.class).stream()
                        .map(provider -> provider.get().describe()))
                .anySatisfy(descriptor -> {
                    assertThat(descriptor.name()).isEqualTo("system");
                    assertThat(descriptor.essential()).isTrue();
                    assertThat(descriptor.defaults()).isEqualTo(NoSettings.NONE);
                });
    }

    @Test
    @DisplayName("With the code a stranger sets the node up, and can then sign in")
    void setsUp() {
        assertThat(ask(SystemContract.SETUP_STATE, Empty.EMPTY, Caller.ANONYMOUS))
                .satisfies(state -> assertThat(state.needed()).isTrue())
                .satisfies(state -> assertThat(state.nodeName()).isEqualTo("fresh"));
        Account account = ask(SystemContract.SETUP, setup(code().replace("-", " ")), Caller.ANONYMOUS);
        assertThat(account).isEqualTo(new Account("alice", Role.ADMIN, "ca"));
        assertThat(name.current()).isEqualTo("hilltop");
        assertThat(NodeSettings.of(store)).contains(new NodeSettings("hilltop", "ca"));
        assertThat(ask(SystemContract.SETUP_STATE, Empty.EMPTY, Caller.ANONYMOUS))
                .satisfies(state -> assertThat(state.needed()).isFalse())
                .satisfies(state -> assertThat(state.language()).isEqualTo("ca"));
        assertThat(signIn("alice", PASSWORD, "::1")).isEqualTo(account);
        assertThat(signIn("Alice", PASSWORD, "::1")).isEqualTo(account);
    }

    @Test
    @DisplayName("The password is kept as an Argon2id hash with a salt of its own")
    void hashed() {
        setUp();
        String hash = new AccountStore(store).get("alice").hash().reveal();
        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=12288,t=3,p=1\\$[^$]{22}\\$[^$]{43}");
        assertThat(new Passwords().hash(PASSWORD)).isNotEqualTo(hash);
        assertThat(new Passwords().matches("x", Passwords.NOBODYS)).isFalse();
    }

    @Test
    @DisplayName("A wrong code is refused, a right one still taken after it")
    void wrongCode() {
        assertThat(refused(SystemContract.SETUP, setup("0"), Caller.ANONYMOUS).problem())
                .extracting(Failure.Problem::code, Failure.Problem::key)
                .containsExactly(FailureCode.FORBIDDEN, "system.setup.wrong-code");
        assertThat(ask(SystemContract.SETUP, setup(code()), Caller.ANONYMOUS).user())
                .isEqualTo("alice");
    }

    @Test
    @DisplayName("Codes cannot be tried out: after ten even the right one must wait")
    void guessedCodes() {
        for (int i = 0; i < 10; i++) {
            refused(SystemContract.SETUP, setup("0"), Caller.ANONYMOUS);
        }
        Failure failure = refused(SystemContract.SETUP, setup(code()), Caller.ANONYMOUS);
        assertThat(failure.problem().key()).isEqualTo("system.setup.too-often");
        assertThat(Integer.parseInt(failure.problem().args().getOrDefault("seconds", "")))
                .isBetween(1, 31);
        setUp();
    }

    @Test
    @DisplayName("Every field that is wrong is named at once, and nothing is stored")
    void invalid() {
        Failure failure =
                refused(SystemContract.SETUP, new Setup(null, "de", "-x-", "Al ice", "short"), Caller.ANONYMOUS);
        assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
        assertThat(failure.problem().fields())
                .extracting(Failure.FieldProblem::field, Failure.FieldProblem::key)
                .containsExactly(
                        tuple("code", "system.setup.code"),
                        tuple("language", "system.setup.language"),
                        tuple("nodeName", "system.setup.node-name"),
                        tuple("user", "system.setup.user"),
                        tuple("password", "system.setup.password"));
        assertThat(refused(SystemContract.SETUP, new Setup(null, "en", "x", "alice", "x".repeat(257)), Caller.NODE)
                        .problem()
                        .fields())
                .extracting(Failure.FieldProblem::field)
                .containsExactly("password");
        assertThat(new AccountStore(store).all()).isEmpty();
    }

    @Test
    @DisplayName("A node is set up once")
    void once() {
        setUp();
        assertThat(refused(SystemContract.SETUP, setup(null), Caller.NODE).code())
                .isEqualTo(FailureCode.CONFLICT);
    }

    @Test
    @DisplayName("Of several that set the node up at the same time, one wins")
    void race() {
        List<Future<Account>> asked = IntStream.range(0, 4)
                .mapToObj(i -> SystemContract.SETUP.send(
                        bus, new Setup(null, "en", "n" + i, "user" + i, PASSWORD), Caller.NODE))
                .toList();
        Future.join(asked).otherwiseEmpty().await();
        assertThat(asked).filteredOn(Future::succeeded).hasSize(1);
        assertThat(asked)
                .filteredOn(Future::failed)
                .allSatisfy(
                        each -> assertThat(Failure.from(each.cause()).code()).isEqualTo(FailureCode.CONFLICT));
        assertThat(new AccountStore(store).all()).hasSize(1);
    }

    @Test
    @DisplayName("A wrong password and an unknown user get the same answer")
    void wrongPassword() {
        setUp();
        Failure wrong = signInRefused("alice", "not the password", "::1");
        Failure unknown = signInRefused("bob", PASSWORD, "::1");
        assertThat(wrong.problem()).isEqualTo(unknown.problem());
        assertThat(wrong.code()).isEqualTo(FailureCode.FORBIDDEN);
        assertThat(signInRefused("alice", "", "::1").problem()).isEqualTo(wrong.problem());
        assertThat(signInRefused("x".repeat(100_000), "y".repeat(100_000), "::1")
                        .problem())
                .isEqualTo(wrong.problem());
    }

    @Test
    @DisplayName("Who tries too often is told how long to wait, even with the right password; others are not held up")
    void tooOften() {
        setUp();
        for (int i = 0; i < 5; i++) {
            signInRefused("alice", "wrong", "10.0.0.1");
        }
        Failure failure = signInRefused("alice", PASSWORD, "10.0.0.1");
        assertThat(failure.code()).isEqualTo(FailureCode.FORBIDDEN);
        assertThat(failure.problem().key()).isEqualTo("system.sign-in.too-often");
        assertThat(failure.problem().in("es")).contains("segundos").doesNotContain("{");
        assertThat(signIn("alice", PASSWORD, "10.0.0.2")).isNotNull();
    }

    @Test
    @DisplayName("One origin cannot try many users")
    void manyUsers() {
        for (int i = 0; i < 20; i++) {
            assertThat(signInRefused("user" + i, "wrong", "10.0.0.1").problem().key())
                    .isEqualTo("system.sign-in.wrong");
        }
        assertThat(signInRefused("another", "wrong", "10.0.0.1").problem().key())
                .isEqualTo("system.sign-in.too-often");
    }

    @Test
    @DisplayName("Who signs in rightly may do so as often as they like")
    void rightly() {
        setUp();
        for (int i = 0; i < 25; i++) {
            signIn("alice", PASSWORD, "10.0.0.1");
        }
    }

    @Test
    @DisplayName("Only the node's own doors may ask whose credentials these are")
    void authenticateIsInternal() {
        assertThat(refused(
                                SystemContract.AUTHENTICATE,
                                new Credentials("alice", PASSWORD, "::1"),
                                new Caller("bob", Role.MEMBER))
                        .code())
                .isEqualTo(FailureCode.FORBIDDEN);
    }

    @Test
    @DisplayName("The status stands on its own while nobody else answers")
    void statusAlone() {
        assertThat(ask(SystemContract.STATUS, Empty.EMPTY, Caller.NODE)).satisfies(status -> {
            assertThat(status.node()).isEqualTo(identity.id());
            assertThat(status.name()).isEqualTo("fresh");
            assertThat(status.microCloud()).isEqualTo("valley");
            assertThat(status.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
            assertThat(status.state()).isEqualTo(NodeState.NEW);
            assertThat(status.members()).isEqualTo(1);
            assertThat(status.capabilities()).isEmpty();
        });
    }

    @Test
    @DisplayName("The status names the micro cloud, counts the nodes and lists the capabilities that others tell of")
    void statusOfAll() {
        setUp();
        Text title = new Text(Map.of("en", "Proxy"));
        got(CapabilitiesContract.LIST.serve(
                bus,
                asked -> Future.succeededFuture(new CapabilityList(List.of(new CapabilitySummary(
                        "squid",
                        title,
                        title,
                        MenuGroup.NETWORK_SERVICES,
                        "globe2",
                        CapabilityState.RUNNING,
                        true,
                        Health.PASSING,
                        null))))));
        List<NodeView> nodes = Stream.of("hilltop", "valley", "mill")
                .map(each -> new NodeView(
                        NodeIdentity.fresh().id(),
                        each,
                        "::1",
                        null,
                        "1",
                        "valley",
                        false,
                        null,
                        null,
                        null,
                        Instant.now()))
                .toList();
        got(DiscoveryContract.NODES.serve(bus, asked -> Future.succeededFuture(new Nodes(nodes))));
        Appearance appearance = new Appearance("Hills", "", null, null);
        got(MicroCloudContract.GET.serve(
                bus,
                asked -> Future.succeededFuture(
                        new MicroCloud("valley", appearance, null, null, null, null, List.of(), List.of()))));
        NodeStatus status = ask(SystemContract.STATUS, Empty.EMPTY, Caller.NODE);
        assertThat(status.microCloud()).isEqualTo("Hills");
        assertThat(status.state()).isEqualTo(NodeState.READY);
        assertThat(status.name()).isEqualTo("hilltop");
        assertThat(status.members()).isEqualTo(3);
        assertThat(status.capabilities()).containsExactly(new NodeStatus.Part("squid", CapabilityState.RUNNING, true));
    }

    @Test
    @DisplayName("Who does not answer does not hold the status up")
    void statusOfTheSilent() {
        got(DiscoveryContract.NODES.serve(bus, asked -> Future.future(never -> {})));
        // Were it waited for, this would fail with the time that every call has.
        assertThat(ask(SystemContract.STATUS, Empty.EMPTY, Caller.NODE).members())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("The load is of this machine")
    void load() {
        Load load = ask(SystemContract.LOAD, Empty.EMPTY, Caller.NODE);
        assertThat(load.processors()).isPositive();
        assertThat(load.memoryUsed()).isPositive().isLessThan(load.memoryTotal());
        assertThat(load.diskFree()).isPositive().isLessThanOrEqualTo(load.diskTotal());
        assertThat(load.uptimeSeconds()).isNotNegative();
    }

    @Test
    @DisplayName("Jobs are listed, told in full and cancelled over the bus")
    void jobsOverTheBus() {
        JobKind<NoSettings> kind = new JobKind<>(
                "test.work",
                NoSettings.class,
                none -> new Text(Map.of("en", "Work")),
                JobKind.Recovery.FAIL,
                (none, progress) -> {
                    progress.line("hello");
                    new CountDownLatch(1).await();
                });
        jobs.register(kind);
        Job job = jobs.submit(kind, "one", NoSettings.NONE, Caller.NODE);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !ask(JobsContract.GET, new JobQuery(job.id(), 1), Caller.NODE)
                        .lines()
                        .isEmpty());
        assertThat(ask(JobsContract.LIST, Empty.EMPTY, Caller.NODE).jobs())
                .extracting(Job::id)
                .containsExactly(job.id());
        assertThat(refused(JobsContract.CANCEL, new JobId(job.id()), new Caller("bob", Role.MEMBER))
                        .code())
                .isEqualTo(FailureCode.FORBIDDEN);
        assertThat(ask(JobsContract.CANCEL, new JobId(job.id()), Caller.NODE).id())
                .isEqualTo(job.id());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ask(JobsContract.GET, new JobQuery(job.id(), 1), Caller.NODE)
                                .job()
                                .state()
                        == JobState.CANCELLED);
        assertThat(refused(JobsContract.GET, new JobQuery(4711, 1), Caller.NODE).code())
                .isEqualTo(FailureCode.NOT_FOUND);
    }
}
