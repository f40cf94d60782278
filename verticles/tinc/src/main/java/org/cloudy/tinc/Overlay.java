package org.cloudy.tinc;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayKey;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The overlay on this node. It keeps no state that is not in the store, the daemon's folder or the system too, so that a second
 * one finds what a first one began. Methods block, and are called by one thread at a time; {@link #latest} by any.
 */
final class Overlay {
    private static final Logger LOG = LoggerFactory.getLogger(Overlay.class);
    /** Where there is no plan. */
    static final OverlayStatus NONE = new OverlayStatus(false, null, null, null, null, null, List.of());

    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** So often in a row it may leave a question unanswered before it is taken for hung. */
    private static final int SILENCES = 3;

    private static final String PLAN = "plan";
    private static final List<String> PACKAGES = List.of("tinc", "iproute2");

    private final Host host;
    private final NodeId self;
    private final BooleanSupplier privileged;
    private final Documents<OverlayPlan> plans;
    private final KeyPairs keys;
    private final TincFolder folder;
    private final Tap tap;
    private final Tincd daemon;
    private final Links links;
    private final Clock clock;

    private int silent;
    private Instant nextHelp = Instant.EPOCH;

    private volatile OverlayStatus latest = NONE;

    /** That of the node which has this folder and store. */
    static Overlay of(Path data, NodeStore store, Host host, NodeId self) {
        return new Overlay(host, store, data, self, Clock.systemUTC(), ProcessStatus::mayAdministerNetworks);
    }

    /** @param privileged whether this process may set up network devices */
    Overlay(Host host, NodeStore store, Path data, NodeId self, Clock clock, BooleanSupplier privileged) {
        this.host = host;
        this.self = self;
        this.privileged = privileged;
        this.plans = store.documents("overlay", OverlayPlan.class);
        this.keys = new KeyPairs(store);
        this.folder = new TincFolder(data.resolve("overlay"));
        this.tap = new Tap(host, data);
        this.daemon = new Tincd(host, folder);
        this.links = new Links(clock);
        this.clock = clock;
    }

    /** This node's public key; made now if there is none. */
    OverlayKey key() {
        return new OverlayKey(keys.pair().publicKey());
    }

    /**
     * Brings the overlay up as planned, or changes it to the plan, and keeps the plan.
     *
     * @throws Failure see {@link org.cloudy.bus.overlay.OverlayContract#APPLY}
     */
    OverlayStatus apply(OverlayPlan wanted) {
        Plan plan = PlanRules.check(wanted, self);
        boolean known = plans.get(PLAN)
                .filter(before -> before.network().equals(wanted.network()))
                .isPresent();
        if (known) {
            // Before anything that can fail: a member that was put out must not be let in again by the next start.
            plans.put(PLAN, wanted);
        }
        try {
            bringUp(plan);
        } catch (Failure failure) {
            if (!known) {
                takeDown();
            }
            throw failure;
        }
        plans.put(PLAN, wanted);
        return look();
    }

    /** Brings the overlay up as it was planned last; empty if there is no plan. */
    Optional<OverlayPlan> resume() {
        Optional<OverlayPlan> plan = plans.get(PLAN);
        plan.ifPresent(kept -> bringUp(PlanRules.check(kept, self)));
        return plan;
    }

    /**
     * Looks how the overlay is, and once a minute brings up what should be up and is not, or no longer answers. What the host
     * starts anew by itself is left to it.
     */
    OverlayStatus tend() {
        OverlayStatus status = look();
        boolean helpless = !status.up() && !daemon.isStarting();
        if (status.network() == null
                || !(helpless || silent >= SILENCES)
                || clock.instant().isBefore(nextHelp)) {
            return status;
        }
        nextHelp = clock.instant().plus(PAUSE);
        try {
            LOG.info("The overlay is started anew");
            daemon.stop();
            resume();
        } catch (Failure e) {
            LOG.warn("The overlay cannot be brought up", e);
        }
        return look();
    }

    /** Takes the overlay down, and forgets the plan. */
    OverlayStatus down() {
        if (plans.get(PLAN).isPresent()) {
            takeDown();
            plans.remove(PLAN);
        }
        return look();
    }

    /** Lets the device go with the daemon, when the node ends. */
    void leave() {
        folder.markLeaving();
    }

    /** A line for each node that came into reach of the daemon or went out of it. */
    LiveFile events() {
        return folder.events();
    }

    /** What was seen last. */
    OverlayStatus latest() {
        return latest;
    }

    /** How the overlay is now. */
    OverlayStatus look() {
        folder.events().clear();
        latest = plans.get(PLAN)
                .map(kept -> status(PlanRules.check(kept, self)))
                .orElse(NONE);
        return latest;
    }

    /** Waits until a peer is reached, no longer than this; does not if there is none. */
    void awaitPeer(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        OverlayStatus status = look();
        while (!status.links().isEmpty()
                && status.links().stream().allMatch(link -> link.state() == LinkState.UNREACHABLE)
                && System.nanoTime() < deadline) {
            Waiting.until(
                    Duration.ofNanos(deadline - System.nanoTime()),
                    () -> folder.events().lines().stream()
                            .filter(line -> line.startsWith("up "))
                            .findFirst());
            status = look();
        }
    }

    private OverlayStatus status(Plan plan) {
        String device = tap.name(plan.network());
        boolean up = daemon.isRunning() && tap.has(device, plan.address());
        Optional<Dump> dump = up ? daemon.dump() : Optional.empty();
        silent = up && dump.isEmpty() ? silent + 1 : 0;
        return new OverlayStatus(
                up,
                plan.network(),
                plan.address().toString(),
                up ? device : null,
                dump.map(Dump::receivedBytes).orElse(null),
                dump.map(Dump::sentBytes).orElse(null),
                links.update(plan.peers(), dump));
    }

    private void takeDown() {
        daemon.stop();
        if (privileged.getAsBoolean()) {
            tap.removeAllBut("");
        }
    }

    private void bringUp(Plan plan) {
        if (!privileged.getAsBoolean()) {
            throw Failure.of(FailureCode.UNAVAILABLE, "overlay.needs-root");
        }
        host.packages().install(PACKAGES, line -> {});
        LocalNetworks.check(host, plan);
        String device = tap.name(plan.network());
        if (!tap.isKept(device)) {
            // It holds another one, or one that would go with it.
            daemon.stop();
            tap.remove(device);
        }
        tap.removeAllBut(device);
        boolean changed = configure(plan);
        tap.prepare(device, plan.address(), self);
        boolean fresh = daemon.start(device, plan.port());
        if (changed && !fresh) {
            daemon.reload();
        }
    }

    private boolean configure(Plan plan) {
        KeyPairs.Pair pair = keys.pair();
        Map<String, String> hosts = new HashMap<>(Map.of(self.value(), TincConfiguration.self(pair.publicKey())));
        Map<NodeId, List<Endpoint>> endpoints = new HashMap<>();
        for (Plan.Peer peer : plan.peers()) {
            List<Endpoint> usable = peer.endpoints().stream()
                    .filter(endpoint -> endpoint.isUsable(plan.address()))
                    .toList();
            endpoints.put(peer.node(), usable);
            hosts.put(peer.node().value(), TincConfiguration.host(peer, usable));
        }
        List<Plan.Peer> reachable = plan.peers().stream()
                .filter(peer -> !endpoints.getOrDefault(peer.node(), List.of()).isEmpty())
                .toList();
        return folder.write(
                TincConfiguration.main(self, TincConfiguration.called(self, reachable)),
                hosts,
                pair.privateKey().reveal());
    }
}
