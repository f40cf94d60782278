package org.cloudy.node.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.NodeConfig;

/** This node as a member of its micro cloud. */
public final class Membership implements AutoCloseable {
    private final Vertx vertx;
    private final HazelcastInstance cluster;
    private final Seeds seeds;

    private Membership(Vertx vertx, HazelcastInstance cluster, Seeds seeds) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.seeds = seeds;
    }

    /**
     * Joins the micro cloud, or founds one if nobody is there yet; islands that find each other later merge. Blocks while the
     * nodes that are to be joined are asked: twenty seconds for each at most.
     *
     * @param options how the event loops are to be; the bus is added here
     */
    public static Future<Membership> join(NodeConfig node, NodeId self, VertxOptions options, MeterRegistry metrics) {
        Seeds seeds = Seeds.of(node.join());
        Config config = ClusterConfig.hazelcast(node, self, seeds.members());
        ClusterMember manager = new ClusterMember(config);
        return Vertx.builder()
                .with(options.setEventBusOptions(ClusterConfig.bus(node)))
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .withClusterManager(manager)
                .buildClustered()
                .map(vertx -> {
                    seeds.follow(members -> ClusterConfig.seek(config, members));
                    HazelcastInstance cluster = manager.getHazelcastInstance();
                    measure(cluster, metrics);
                    return new Membership(vertx, cluster, seeds);
                });
    }

    /** The node's event loops and its bus, on which calls that reach the micro cloud come and go. */
    public Vertx vertx() {
        return vertx;
    }

    /** The members and their shared maps. */
    public HazelcastInstance cluster() {
        return cluster;
    }

    /** Looks for nobody any more. The member itself leaves when its {@link #vertx} is closed. */
    @Override
    public void close() {
        seeds.close();
    }

    private static void measure(HazelcastInstance cluster, MeterRegistry metrics) {
        Gauge.builder(
                        "cloudy.cluster.members",
                        cluster,
                        instance -> instance.getCluster().getMembers().size())
                .description("Nodes of the micro cloud, this one included")
                .register(metrics);
    }
}
