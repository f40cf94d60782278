package org.cloudy.discovery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.dnssd.LocalNetworks;

/**
 * A program on a host of a test network that announces what its arguments name, as {@code name/port}, where no daemon runs, and
 * prints a line for all that it hears.
 */
final class Speaker {
    private Speaker() {}

    public static void main(String[] services) throws InterruptedException {
        NodeConfig config = new NodeConfig(
                Path.of("/run/node"), "node", "0.0.0.0", 7000, 7001, 7002, 7003, "127.0.0.1", List.of(), "village");
        NodeId self = NodeIdentity.fresh().id();
        LocalNetwork network = new LocalNetwork(
                self,
                "own",
                new LocalNetworks(config)::cards,
                Optional.empty(),
                new ForeignServices(
                        Clock.systemUTC(),
                        "village",
                        (kind, service) -> System.out.println(kind + " " + service.name() + " at " + service.host()
                                + " " + service.port() + " with " + service.attributes())));
        network.start();
        for (String service : services) {
            String[] parts = service.split("/", 2);
            network.announce(service, data(parts[0], Integer.parseInt(parts[1])));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> network.stop().await()));
        Thread.currentThread().join();
    }

    private static ServiceData data(String name, int port) {
        return new ServiceData(
                "_http._tcp",
                name,
                "own",
                port,
                "village",
                Health.UNKNOWN,
                Clock.systemUTC().instant(),
                Map.of("path", "/libros"));
    }
}
