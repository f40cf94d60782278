package org.cloudy.tinc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayLink;
import org.cloudy.bus.overlay.OverlayPeer;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.platform.Attachment;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.store.NodeStore;
import org.cloudy.testkit.net.Host;

/** A node of a micro cloud as far as the overlay goes, on a machine of its own. */
final class Member implements AutoCloseable {
    static final int PORT = 6550;

    final Host machine;
    final String address;
    final NodeStore store;
    final NodeId id;
    final Path data;
    private final List<String> endpoints;
    NamespaceHost host;
    Overlay overlay;

    /**
     * @param machine that it runs on
     * @param address on the overlay, without prefix
     * @param endpoints as others know them
     */
    Member(Path data, Host machine, String address, String... endpoints) throws IOException {
        this.data = Files.createDirectories(data);
        this.machine = machine;
        this.address = address;
        this.endpoints = List.of(endpoints);
        this.store = NodeStore.open(data.resolve("node.db"));
        this.id = NodeIdentity.of(store).id();
        start();
    }

    /** The node begins, as it does also after it was ended. */
    void start() {
        host = new NamespaceHost(machine::onNetwork, data);
        overlay = new Overlay(host, store, data, id, Clock.systemUTC(), ProcessStatus::mayAdministerNetworks);
    }

    /** As others have it in their plans. */
    OverlayPeer peer() {
        return new OverlayPeer(id, overlay.key().key(), address, endpoints);
    }

    /** What a node does before its cluster member starts. */
    Optional<Attachment> attach() {
        NodeConfig config =
                new NodeConfig(data, "m", "127.0.0.1", 7000, 7443, 7001, 7003, "127.0.0.1", List.of(), "test");
        return new TincUplink().attach(config, store, host);
    }

    OverlayStatus join(Member... others) {
        return overlay.apply(plan(others));
    }

    OverlayPlan plan(Member... others) {
        return new OverlayPlan(
                "testnet",
                address + "/16",
                PORT,
                Stream.of(others).map(Member::peer).toList());
    }

    boolean pings(Member other, String... options) {
        String[] command = Stream.of(
                        Stream.of("ping", "-n", "-c", "1", "-W", "1"), Stream.of(options), Stream.of(other.address))
                .flatMap(each -> each)
                .toArray(String[]::new);
        return machine.run(command).exit() == 0;
    }

    OverlayLink link(Member other) {
        return overlay.look().links().stream()
                .filter(link -> link.node().equals(other.id))
                .findAny()
                .orElseThrow();
    }

    LinkState sees(Member other) {
        return link(other).state();
    }

    /** What a command on its machine says. */
    List<String> told(String... command) {
        return machine.run(command).out().lines().toList();
    }

    long pid() {
        Long pid = host.status(Tincd.NAME).pid();
        if (pid == null) {
            throw new IllegalStateException("tincd does not run");
        }
        return pid;
    }

    @Override
    public void close() {
        host.close();
        store.close();
    }
}
