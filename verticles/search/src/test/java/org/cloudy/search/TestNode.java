package org.cloudy.search;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.Placement.Place;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.spill.SpilledMaps;
import org.cloudy.platform.store.NodeStore;
import org.cloudy.testkit.LoopbackMember;
import org.cloudy.testkit.NoHost;

/** A node with search alone, in this JVM: an own cluster member and bus on loopback, an own store. */
final class TestNode implements AutoCloseable {
    final Vertx vertx;
    final HazelcastInstance cluster;
    final NodeIdentity identity;
    final Path folder;
    private final LoopbackMember member;

    private TestNode(Path folder, int port, List<Integer> members) {
        NodeStore store = NodeStore.open(folder.resolve("node.db"));
        this.identity = NodeIdentity.of(store);
        this.member = LoopbackMember.start("search-test", port, members, config -> {
            config.getMemberAttributeConfig()
                    .setAttribute(NodeIdentity.MEMBER_ATTRIBUTE, identity.id().value());
            SpilledMaps.prepare(config, folder.resolve("cache").resolve("spill"));
        });
        this.vertx = member.vertx();
        this.cluster = member.cluster();
        this.folder = folder;
        NodeContext context = new NodeContext(
                vertx,
                identity,
                new NodeConfig(folder, "node", "127.0.0.1", 7000, 7443, 7001, port, "127.0.0.1", List.of(), "test"),
                new NodeName("node"),
                store,
                new NoHost(),
                new Jobs(store, vertx.eventBus(), Clock.systemUTC()),
                cluster,
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                List.of(new SearchCapability()),
                () -> {});
        await(vertx.deployVerticle(new SearchCapability().verticle(context)));
    }

    /** A node that joins those that were started with one of these ports. */
    static TestNode start(Path folder, int port, List<Integer> members) {
        return new TestNode(folder, port, members);
    }

    NodeId id() {
        return identity.id();
    }

    Document publish(NewDocument document) {
        return await(SearchContract.PUBLISH.send(vertx.eventBus(), document));
    }

    void withdraw(String id) {
        await(SearchContract.WITHDRAW.send(vertx.eventBus(), new DocumentId(id)));
    }

    SearchResults find(SearchQuery query) {
        return await(SearchContract.QUERY.send(vertx.eventBus(), query));
    }

    SearchResults find(String text) {
        return find(SearchQuery.of(text));
    }

    /** Whether it can answer for every partition of which it has a copy. */
    boolean hasIndexedAll() {
        List<Place> places = await(SearchContract.PLACEMENT.send(vertx.eventBus(), Empty.EMPTY))
                .places();
        List<Integer> held = IntStream.range(0, places.size())
                .filter(partition -> id().equals(places.get(partition).owner())
                        || places.get(partition).backups().contains(id()))
                .boxed()
                .toList();
        StatisticsQuery nothing = new StatisticsQuery(held, List.of(), List.of(), List.of());
        return await(SearchContract.STATISTICS.sendTo(id(), vertx.eventBus(), nothing, Duration.ofSeconds(30)))
                .partitions()
                .equals(held);
    }

    /** Has it take other nodes for so many milliseconds away, as discovery would say. */
    void isAt(Map<NodeId, Double> distances) {
        Map<NodeId, Double> all = new HashMap<>(distances);
        all.put(id(), 0.0);
        Nodes nodes = new Nodes(all.entrySet().stream()
                .map(each -> new NodeView(
                        each.getKey(),
                        "node",
                        "127.0.0.1",
                        null,
                        "test",
                        "test",
                        false,
                        null,
                        each.getValue(),
                        null,
                        Instant.EPOCH))
                .toList());
        await(DiscoveryContract.NODES.serve(vertx.eventBus(), asked -> Future.succeededFuture(nodes)));
    }

    /** Has somebody hear the address of each question that it puts; looking for the way to a node is none. */
    void onQuestion(Consumer<String> listener) {
        vertx.eventBus().addOutboundInterceptor(delivery -> {
            if (delivery.body() instanceof JsonObject body && !body.isEmpty()) {
                listener.accept(delivery.message().address());
            }
            delivery.next();
        });
    }

    /** Looks for one more member from now on: the merge of two islands. */
    void seek(int port) {
        member.seek(port);
    }

    /** Dies without a goodbye. */
    void kill() {
        member.kill();
    }

    /** Leaves in order. */
    @Override
    public void close() {
        member.close();
    }

    static <T> T await(Future<T> future) {
        return future.timeout(60, TimeUnit.SECONDS).await();
    }
}
