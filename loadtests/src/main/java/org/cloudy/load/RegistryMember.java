package org.cloudy.load;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudy.discovery.DiscoveryCapability;
import org.cloudy.node.cluster.Membership;
import org.cloudy.platform.Capability;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.store.NodeStore;

/**
 * A member of a micro cloud with its registry: bus, cluster member, store and discovery as in a node, without pages, capabilities
 * and their daemons. Several can be in one JVM.
 */
final class RegistryMember implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;

    private final Membership membership;
    private final NodeStore store;
    private final SupervisedHost host;
    private final Jobs jobs;

    private RegistryMember(Membership membership, NodeStore store, SupervisedHost host, Jobs jobs) {
        this.membership = membership;
        this.store = store;
        this.host = host;
        this.jobs = jobs;
    }

    /**
     * Joins, and returns when the registry is served.
     *
     * @param address that the member binds to, at the port
     * @param join members that are there already, as host:port
     */
    static RegistryMember join(Path folder, String name, String microCloud, String address, int port, List<String> join)
            throws IOException {
        return join(folder, name, microCloud, address, port, join, List.of());
    }

    /** The same, with more that it does. */
    static RegistryMember join(
            Path folder,
            String name,
            String microCloud,
            String address,
            int port,
            List<String> join,
            List<Capability> more)
            throws IOException {
        Files.createDirectories(folder);
        NodeConfig config =
                new NodeConfig(folder, name, "127.0.0.1", 7000, 7443, 7001, port, address, join, microCloud);
        NodeStore store = NodeStore.open(folder.resolve("node.db"));
        NodeIdentity identity = NodeIdentity.of(store);
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        Membership membership = await(Membership.join(
                config,
                identity.id(),
                new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(EVENT_LOOPS),
                metrics));
        SupervisedHost host = new SupervisedHost(folder);
        Jobs jobs = new Jobs(store, membership.vertx().eventBus(), Clock.systemUTC());
        RegistryMember member = new RegistryMember(membership, store, host, jobs);
        NodeContext node = new NodeContext(
                membership.vertx(),
                identity,
                config,
                new NodeName(name),
                store,
                host,
                jobs,
                membership.cluster(),
                metrics,
                Clock.systemUTC(),
                List.of(),
                () -> {});
        try {
            await(membership.vertx().deployVerticle(new DiscoveryCapability().verticle(node)));
            for (Capability each : more) {
                await(membership.vertx().deployVerticle(each.verticle(node)));
            }
            return member;
        } catch (RuntimeException e) {
            member.close();
            throw e;
        }
    }

    /** The members and their shared maps. */
    HazelcastInstance cluster() {
        return membership.cluster();
    }

    EventBus bus() {
        return membership.vertx().eventBus();
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(90, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        jobs.close();
        membership.close();
        await(membership.vertx().close());
        host.close();
        store.close();
    }
}
