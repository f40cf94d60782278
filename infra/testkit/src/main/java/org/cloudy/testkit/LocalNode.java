package org.cloudy.testkit;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.bus.Failure;
import org.cloudy.platform.Capability;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.store.NodeStore;

/**
 * A node of its own for tests of one verticle: the real bus, store, identity and jobs in a folder, on a host of the test's
 * choice. It has no cluster: whoever asks for one gets an exception. Opened again on the same folder it is the same node.
 */
public final class LocalNode implements AutoCloseable {
    private static final long SECONDS = 60;

    private final AtomicInteger restarts = new AtomicInteger();
    private final NodeStore store;
    private final NodeContext context;

    /** A node that keeps what it knows in {@code data}. */
    public LocalNode(Path data, Host host, List<Capability> capabilities) {
        this.store = NodeStore.open(data.resolve("node.db"));
        Vertx vertx = Vertx.vertx();
        NodeConfig config = new NodeConfig(
                data, "test-node", "127.0.0.1", 7000, 7443, 7001, 5701, "127.0.0.1", List.of(), "test-cloud");
        this.context = new NodeContext(
                vertx,
                NodeIdentity.of(store),
                config,
                new NodeName(config.name()),
                store,
                host,
                new Jobs(store, vertx.eventBus(), Clock.systemUTC()),
                noCluster(),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                List.copyOf(capabilities),
                restarts::incrementAndGet);
    }

    /** What it lends to the verticle under test. */
    public NodeContext context() {
        return context;
    }

    /**
     * The result of a future, within a minute.
     *
     * @throws Failure what it failed with
     */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Failure.from(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no result within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** How often a capability wanted the node started anew. */
    public int restarts() {
        return restarts.get();
    }

    /** Goes down as after SIGTERM: jobs that run are interrupted, to be taken up later. */
    @Override
    public void close() {
        context.jobs().close();
        await(context.vertx().close());
        store.close();
    }

    /**
     * Goes down as after SIGKILL, as far as that can be in one process: jobs are left where they are, nobody is told, and what is
     * still on its way to the store does not come there.
     */
    public void kill() {
        store.close();
        await(context.vertx().close());
    }

    private static HazelcastInstance noCluster() {
        return (HazelcastInstance) Proxy.newProxyInstance(
                HazelcastInstance.class.getClassLoader(),
                new Class<?>[] {HazelcastInstance.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException("a local node has no cluster: " + method.getName());
                });
    }
}
