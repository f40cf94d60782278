package org.cloudy.testkit;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.function.Consumer;

/** A member of a cluster in this JVM, with its bus, on loopback; the members of a cluster find and lose one another soon. */
public final class LoopbackMember implements AutoCloseable {
    private final Config config;
    private final Vertx vertx;
    private final HazelcastInstance cluster;

    private LoopbackMember(Config config) {
        HazelcastClusterManager manager = new HazelcastClusterManager(config);
        this.config = config;
        this.vertx = LocalNode.await(Vertx.builder()
                .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1")))
                .withClusterManager(manager)
                .buildClustered());
        this.cluster = manager.getHazelcastInstance();
    }

    /**
     * Starts one.
     *
     * @param clusterName that of the test
     * @param port where others find it
     * @param members ports of those that it joins, which need not be there yet
     * @param more that its configuration is to have
     */
    public static LoopbackMember start(String clusterName, int port, List<Integer> members, Consumer<Config> more) {
        Config config = config(clusterName, port, members);
        more.accept(config);
        return new LoopbackMember(config);
    }

    public Vertx vertx() {
        return vertx;
    }

    public HazelcastInstance cluster() {
        return cluster;
    }

    public int port() {
        return config.getNetworkConfig().getPort();
    }

    /** Looks for one more member from now on: the merge of two islands. */
    public void seek(int other) {
        config.getNetworkConfig().getJoin().getTcpIpConfig().addMember("127.0.0.1:" + other);
    }

    /** Dies without a goodbye. */
    public void kill() {
        cluster.getLifecycleService().terminate();
        close();
    }

    /** Leaves in order. */
    @Override
    public void close() {
        vertx.close().otherwiseEmpty().toCompletionStage().toCompletableFuture().join();
    }

    private static Config config(String clusterName, int port, List<Integer> members) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName(clusterName);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "3");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "3");
        config.getJetConfig().setEnabled(false);
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig()
                .getJoin()
                .getTcpIpConfig()
                .setEnabled(true)
                .setConnectionTimeoutSeconds(1)
                .setMembers(
                        members.stream().map(member -> "127.0.0.1:" + member).toList());
        return config;
    }
}
