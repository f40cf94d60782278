package org.cloudy.gateway;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.CodeAttempt;
import org.cloudy.bus.system.Credentials;
import org.cloudy.bus.system.SetupState;
import org.cloudy.bus.system.SignInStep;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.store.NodeStore;
import org.cloudy.testkit.FreePorts;

/**
 * A node of nothing but doors: behind them every call of the contracts is answered with a sample, and it is noted who asked.
 * Three people can sign in: {@code ada}, an administrator, {@code max}, a member, and {@code eve}, an administrator who is asked
 * the code {@code 123456}, too; password {@code correct horse}.
 */
public final class FakeNode implements AutoCloseable {
    public static final String PASSWORD = "correct horse";
    static final String CODE = "123456";
    private static final String TICKET = "a-ticket-for-eve";

    public final Vertx vertx;
    public final NodeConfig config;
    public final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    public final Map<String, Queue<Caller>> asked = new ConcurrentHashMap<>();
    public volatile boolean needsSetup;

    private final NodeIdentity identity = NodeIdentity.fresh();
    private final NodeContext context;
    private String deployment = "";

    public FakeNode(Path data) {
        this(data, "127.0.0.1", true);
    }

    /** @param nativeTransport whether epoll is used, as a node does, or Java's own transport */
    public FakeNode(Path data, String listen, boolean nativeTransport) {
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(nativeTransport));
        config = new NodeConfig(
                data,
                "sample",
                listen,
                FreePorts.one(),
                FreePorts.one(),
                FreePorts.one(),
                FreePorts.one(),
                "127.0.0.1",
                List.of(),
                "cloud");
        context = context(Map.of(
                "vertx",
                vertx,
                "identity",
                identity,
                "config",
                config,
                "name",
                new NodeName("sample"),
                "store",
                NodeStore.open(data.resolve("node.db")),
                "metrics",
                metrics,
                "clock",
                Clock.systemUTC(),
                "capabilities",
                List.of()));
    }

    /** Opens the doors. */
    public FakeNode start() {
        return start(Duration.ofHours(1), () -> {
            throw new IllegalStateException("no certificate here");
        });
    }

    FakeNode start(Duration sessionIdle, Certificates certificates) {
        behindTheDoors().forEach(call -> await(serve(call)));
        GatewayVerticle gateway = new GatewayVerticle(
                context,
                sessionIdle,
                certificates,
                new Assets(vertx),
                BareTemplates::render,
                sessions -> new FakePages(vertx));
        deployment = await(vertx.deployVerticle(gateway));
        return this;
    }

    /** All calls but for those that the doors answer themselves. */
    public static Stream<Call<?, ?>> behindTheDoors() {
        return Contracts.CALLS.stream().filter(call -> !call.address().startsWith("cloudy.sessions."));
    }

    /** Opens the doors as a node does, with the real pages behind them. */
    FakeNode startReal() {
        behindTheDoors().forEach(call -> await(serve(call)));
        deployment = await(vertx.deployVerticle(new GatewayCapability().verticle(context)));
        return this;
    }

    /** Closes the doors, as the node does when it ends. */
    public void stop() {
        await(vertx.undeploy(deployment));
    }

    public String url(String path) {
        return "http://127.0.0.1:" + config.http() + path;
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private <Q extends Record, R extends Record> Future<Void> serve(Call<Q, R> call) {
        return call.reach() == Reach.NODE
                ? call.serve(vertx.eventBus(), (caller, request) -> answer(call, caller, request))
                : call.serve(vertx.eventBus(), identity.id(), (caller, request) -> answer(call, caller, request));
    }

    private <Q extends Record, R extends Record> Future<R> answer(Call<Q, R> call, Caller caller, Q request) {
        asked.computeIfAbsent(call.address(), first -> new ConcurrentLinkedQueue<>())
                .add(caller.at(""));
        if (call.equals(SystemContract.SETUP_STATE)) {
            return Future.succeededFuture(call.reply().cast(new SetupState(needsSetup, "sample", "en")));
        }
        if (request instanceof Credentials credentials && !credentials.user().equals("sample")) {
            return authenticate(credentials).map(call.reply()::cast);
        }
        if (request instanceof CodeAttempt attempt && !attempt.ticket().equals("sample")) {
            return authenticate(attempt).map(call.reply()::cast);
        }
        return Future.succeededFuture(Samples.of(call.reply()));
    }

    private static Future<SignInStep> authenticate(Credentials credentials) {
        if (!credentials.password().equals(PASSWORD)) {
            return Future.failedFuture(Failure.of(FailureCode.FORBIDDEN, "wrong-password-sentence"));
        }
        return switch (credentials.user()) {
            case "ada", "max" -> Future.succeededFuture(new SignInStep(account(credentials.user()), null));
            case "eve" -> Future.succeededFuture(new SignInStep(null, TICKET));
            default -> Future.failedFuture(Failure.of(FailureCode.FORBIDDEN, "wrong-password-sentence"));
        };
    }

    private static Future<Account> authenticate(CodeAttempt attempt) {
        if (!attempt.ticket().equals(TICKET)) {
            return Future.failedFuture(Failure.of(FailureCode.CONFLICT, "too-late-sentence"));
        }
        return attempt.code().equals(CODE)
                ? Future.succeededFuture(account("eve"))
                : Future.failedFuture(Failure.of(FailureCode.FORBIDDEN, "wrong-code-sentence"));
    }

    private static Account account(String user) {
        return new Account(user, user.equals("max") ? Role.MEMBER : Role.ADMIN, "ca");
    }

    /** A context with these parts; the others are not used by the gateway, and break whoever does. */
    private static NodeContext context(Map<String, Object> parts) {
        RecordComponent[] components = NodeContext.class.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> parts.getOrDefault(component.getName(), unused(component.getType())))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return NodeContext.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable Object unused(Class<?> type) {
        return type.isInterface()
                ? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.toString());
                })
                : null;
    }
}
