package org.cloudy.node.cluster;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.instance.ProtocolType;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.spill.SpilledMaps;

/** How Hazelcast and the clustered bus are set up: on one address, closed to strangers' objects, quick to notice a loss. */
final class ClusterConfig {
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            // Without this Hazelcast listens on every address, whatever its interfaces say.
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.logging.type", "slf4j"),
            // A member that hangs is out after 4 to 5 seconds, by default after a minute; later where its last
            // heartbeats were late. Three seconds of pause, and what their spread adds: the phi accrual failure
            // detector of Hayashibara et al.
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry("hazelcast.heartbeat.failuredetector.type", "phi-accrual"),
            Map.entry("hazelcast.heartbeat.phiaccrual.failuredetector.sample.size", "30"),
            Map.entry("hazelcast.heartbeat.phiaccrual.failuredetector.min.std.dev.millis", "100"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", "3"),
            // Two islands look for each other within seconds; by default after five minutes.
            Map.entry("hazelcast.merge.first.run.delay.seconds", "5"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
            // A lone node waits for nobody, and one that joins not for latecomers.
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.max.wait.seconds.before.join", "3"),
            Map.entry("hazelcast.graceful.shutdown.max.wait", "4"),
            // What is shared is said again by its owners every 20 seconds: copies need not be compared twice a minute.
            Map.entry("hazelcast.partition.backup.sync.interval", "120"),
            // A small machine has better uses for threads.
            Map.entry("hazelcast.io.thread.count", "1"),
            Map.entry("hazelcast.operation.thread.count", "2"),
            Map.entry("hazelcast.operation.generic.thread.count", "2"),
            Map.entry("hazelcast.event.thread.count", "1"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"));

    private ClusterConfig() {}

    /** Whom to look for from now on: Hazelcast reads this list anew whenever it looks for islands to merge with. */
    static void seek(Config config, Collection<String> members) {
        config.getAdvancedNetworkConfig().getJoin().getTcpIpConfig().setMembers(List.copyOf(members));
    }

    /** The member's own configuration, which knows the maps of the Vert.x bus; it is for one member. */
    static Config hazelcast(NodeConfig node, NodeId self, Collection<String> members) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName("cloudy:" + node.microCloud());
        PROPERTIES.forEach(config::setProperty);
        config.getMemberAttributeConfig().setAttribute(NodeIdentity.MEMBER_ATTRIBUTE, self.value());
        config.getJetConfig().setEnabled(false);
        network(config.getAdvancedNetworkConfig(), node, members);
        config.setClassLoader(new KnownClasses());
        config.setSerializationConfig(
                new SerializationConfig().setJavaSerializationFilterConfig(KnownClasses.filter()));
        SpilledMaps.prepare(config, node.data().resolve("cache").resolve("spill"));
        return config;
    }

    /**
     * A port that speaks the members' protocol and nothing else. Hazelcast's simple network, where any protocol may come, writes to
     * a member that hangs in an endless loop, and those that are well then miss each other's heartbeats.
     */
    private static void network(AdvancedNetworkConfig network, NodeConfig node, Collection<String> members) {
        ServerSocketEndpointConfig member = new ServerSocketEndpointConfig();
        member.setPort(node.cluster()).setPortAutoIncrement(false).setProtocolType(ProtocolType.MEMBER);
        member.getInterfaces().setEnabled(true).addInterface(node.clusterAddress());
        network.setEnabled(true).setMemberEndpointConfig(member);
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
        join.getTcpIpConfig().setMembers(List.copyOf(members));
    }

    /** The bus beside it: on the same address, at a port that the members tell each other. */
    static EventBusOptions bus(NodeConfig node) {
        return new EventBusOptions()
                .setHost(node.clusterAddress())
                .setClusterPublicHost(node.clusterAddress())
                .setPort(0)
                .setConnectTimeout(2_000)
                .setClusterPingInterval(5_000)
                .setClusterPingReplyInterval(4_000);
    }
}
