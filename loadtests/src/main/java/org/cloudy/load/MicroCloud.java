package org.cloudy.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.discovery.ServiceId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.testkit.NodeProcess;

/** Nodes in processes of their own, on loopback, of one micro cloud that nobody else is in. */
final class MicroCloud implements AutoCloseable {
    private final List<NodeProcess> nodes = new ArrayList<>();

    private MicroCloud() {}

    static MicroCloud start(Path folder, int size) {
        MicroCloud cloud = new MicroCloud();
        try {
            for (int i = 0; i < size; i++) {
                cloud.nodes.add(cloud.startNode(folder, "node-" + (i + 1)));
            }
            return cloud;
        } catch (RuntimeException | Error e) {
            cloud.close();
            throw e;
        }
    }

    private NodeProcess startNode(Path folder, String name) {
        List<String> options = new ArrayList<>(
                List.of("--micro-cloud", "load-" + ProcessHandle.current().pid()));
        if (!nodes.isEmpty()) {
            options.addAll(List.of("--join", nodes.getFirst().clusterAddress()));
        }
        return NodeProcess.start(folder.resolve(name), options.toArray(String[]::new))
                .setUp(name);
    }

    NodeProcess node(int index) {
        return nodes.get(index);
    }

    List<NodeProcess> nodes() {
        return List.copyOf(nodes);
    }

    /** The bus of a node, as its owner's command line has it. */
    static BusConnection bus(NodeProcess node) throws IOException {
        return BusConnection.open(node.data().resolve("cloudy.sock"));
    }

    /** Publishes a service that is not checked: what is measured is how it spreads, not what it answers. */
    static ServiceInstance publish(BusConnection bus, String name, int port) {
        return bus.ask(
                        DiscoveryContract.PUBLISH,
                        new Publication(
                                "_http._tcp",
                                name,
                                null,
                                port,
                                Map.of(),
                                new Publication.HealthCheck(Publication.CheckKind.NONE, null),
                                null))
                .value();
    }

    static void withdraw(BusConnection bus, ServiceInstance service) {
        bus.ask(DiscoveryContract.WITHDRAW, new ServiceId(service.id()));
    }

    @Override
    public void close() {
        nodes.reversed().forEach(NodeProcess::close);
    }
}
