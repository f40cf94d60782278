package org.cloudy.testkit.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.Nat;
import org.cloudy.testkit.net.NetworkBed;

/**
 * A node on the open and four on two sites, each site behind a router that translates addresses: {@code TwoSites FOLDER PORT}.
 * The pages of node {@code n} are at {@code PORT + 10 (n - 1)} of this machine's loopback too, and those with TLS at the port
 * after that. Runs until all nodes have ended or it is ended itself; tells of each node that ends, a line with its name.
 * Where no network can be made, or a port is taken, it tells the reason on standard error, and fails.
 */
public final class TwoSites {
    private static final int PORTS_OF_A_NODE = 10;
    /** To the next street, and to another part of the town over a few radio links. */
    private static final Duration NEAR = Duration.ofMillis(3);

    private static final Duration FAR = Duration.ofMillis(15);

    private final Path folder;
    private final int port;

    private TwoSites(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static void main(String[] arguments) {
        NetworkBed.whyNot().ifPresent(TwoSites::fail);
        Path folder = Path.of(arguments[0]);
        try (NetworkBed bed = NetworkBed.open(folder.resolve("network"))) {
            new TwoSites(folder, Integer.parseInt(arguments[1])).run(bed);
        } catch (IllegalStateException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private static void fail(String reason) {
        System.err.println(reason);
        System.exit(1);
    }

    private void run(NetworkBed bed) {
        List<Host> hosts = hosts(bed);
        List<NodeProcess> nodes = IntStream.range(0, hosts.size())
                .mapToObj(index -> launch(hosts.get(index), port + index * PORTS_OF_A_NODE))
                .toList();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> NodeProcess.closeAll(nodes)));
        CompletableFuture.allOf(nodes.stream().map(TwoSites::tellEnd).toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private static List<Host> hosts(NetworkBed bed) {
        Lan internet = bed.internet();
        Lan home = bed.lan("home");
        Lan flats = bed.lan("flats");
        bed.nat(home, internet, Nat.PORT_RESTRICTED).link(internet).delay(NEAR);
        bed.nat(flats, internet, Nat.SYMMETRIC).link(internet).delay(FAR);
        return List.of(
                internet.host("node-1"),
                home.host("node-2"),
                home.host("node-3"),
                flats.host("node-4"),
                flats.host("node-5"));
    }

    private NodeProcess launch(Host host, int http) {
        host.expose(http);
        host.expose(http + 1);
        return NodeProcess.launch(
                host, folder.resolve(host.name()), http, "--listen", "0.0.0.0", "--name", host.name());
    }

    private static CompletableFuture<Void> tellEnd(NodeProcess node) {
        return node.process()
                .onExit()
                .thenAccept(process -> System.out.println(node.data().getFileName()));
    }
}
