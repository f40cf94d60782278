package org.cloudy.tinc;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.host.Host;
import org.cloudy.tinc.KeyPairs.Pair;
import org.cloudy.tinc.Plan.Peer;

/** The parts that make an overlay on this machine: packages, device, configuration, daemon. */
final class TincNetwork {
    private static final List<String> PACKAGES = List.of("tinc", "iproute2", "procps");

    private final Host host;
    private final NodeId self;
    private final TincFolder folder;
    private final Tap tap;
    private final Tincd daemon;
    private final Names names;

    /** Whether the daemon may know less than what is in its folder. */
    private boolean outdated;

    TincNetwork(Host host, Path data, NodeId self, Clock clock) {
        this.host = host;
        this.self = self;
        this.folder = new TincFolder(data.resolve("overlay"));
        this.tap = new Tap(host, data);
        this.daemon = new Tincd(host, folder);
        this.names = new Names(host, clock);
    }

    TincFolder folder() {
        return folder;
    }

    Tincd daemon() {
        return daemon;
    }

    /** The name of the device for this plan. */
    String device(Plan plan) {
        return tap.name(plan.network());
    }

    /**
     * Makes the machine ready for what is not up yet, and changes nothing that is.
     *
     * @throws Failure UNAVAILABLE if a package is missing and cannot be installed, CONFLICT if a local network has the addresses
     */
    void require(Plan plan) {
        if (!isUp(plan)) {
            host.packages().install(PACKAGES, line -> {});
            LocalNetworks.check(host, plan);
        }
    }

    /** Brings all up as planned, or changes what is different. */
    void bringUp(Plan plan, Pair keys) {
        String device = device(plan);
        if (!tap.isKept(device)) {
            // The daemon holds another one, or one that would go with it.
            daemon.stop();
            tap.remove(device);
        }
        tap.removeAllBut(device);
        configure(plan, keys);
        tap.prepare(device, plan.address(), self);
        if (daemon.start(device, plan.port())) {
            outdated = false;
        }
        tell();
    }

    /** Lets the daemon know the members of this plan, whatever else is in the way of it; does nothing where there is none. */
    void update(Plan plan, Pair keys) {
        if (folder.isWritten()) {
            configure(plan, keys);
            tell();
        }
    }

    /** Ends the daemon, and takes this node's devices and its configuration away; does nothing where there is none. */
    void takeDown() {
        if (folder.isWritten()) {
            daemon.stop();
            tap.removeAllBut("");
            folder.clear();
        }
    }

    /** Whether the daemon runs, and the device has this node's address. */
    boolean isUp(Plan plan) {
        return daemon.isRunning() && tap.has(device(plan), plan.address());
    }

    /** Lets the daemon know where members are now whose addresses are names. */
    void refresh(Plan plan, Pair keys) {
        if (names.isDue(named(called(plan)))) {
            configure(plan, keys);
        }
        tell();
    }

    private void tell() {
        if (outdated && daemon.reload()) {
            outdated = false;
        }
    }

    private void configure(Plan plan, Pair keys) {
        List<Peer> called = called(plan);
        Map<String, List<String>> found = names.addresses(named(called));
        Map<String, String> hosts = new HashMap<>(Map.of(self.value(), TincConfiguration.self(keys.publicKey())));
        Map<NodeId, List<Endpoint>> endpoints = new HashMap<>();
        for (Peer peer : plan.peers()) {
            List<Endpoint> usable = peer.endpoints().stream()
                    .flatMap(endpoint -> at(endpoint, found))
                    .filter(endpoint -> endpoint.isUsable(plan.address()))
                    .toList();
            endpoints.put(peer.node(), usable);
            hosts.put(peer.node().value(), TincConfiguration.host(peer, usable));
        }
        List<Peer> reachable = called.stream()
                .filter(peer -> !endpoints.getOrDefault(peer.node(), List.of()).isEmpty())
                .toList();
        boolean before = outdated;
        // Also if the disk takes only a part of it.
        outdated = true;
        outdated = folder.write(
                        TincConfiguration.main(self, reachable),
                        hosts,
                        keys.privateKey().reveal())
                || before;
    }

    private List<Peer> called(Plan plan) {
        return TincConfiguration.called(
                self,
                plan.peers().stream()
                        .filter(peer -> !peer.endpoints().isEmpty())
                        .toList());
    }

    private static List<String> named(List<Peer> peers) {
        return peers.stream()
                .flatMap(peer -> peer.endpoints().stream())
                .filter(Endpoint::named)
                .map(Endpoint::host)
                .distinct()
                .toList();
    }

    private static Stream<Endpoint> at(Endpoint endpoint, Map<String, List<String>> found) {
        return endpoint.named()
                ? found.getOrDefault(endpoint.host(), List.of()).stream()
                        .map(endpoint::at)
                        .flatMap(Optional::stream)
                : Stream.of(endpoint);
    }
}
