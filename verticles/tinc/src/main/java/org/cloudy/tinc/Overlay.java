package org.cloudy.tinc;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    /** So often in a row the daemon may leave a question unanswered before it is taken for hung. */
    private static final int SILENCES = 3;

    private final NodeId self;
    private final BooleanSupplier privileged;
    private final Plans plans;
    private final KeyPairs keys;
    private final TincNetwork network;
    private final Links links;
    private final Clock clock;

    private volatile OverlayStatus latest = NONE;
    private int silent;
    private Instant nextHelp = Instant.EPOCH;

    /** That of the node which has this folder and store. */
    static Overlay of(Path data, NodeStore store, Host host, NodeId self) {
        return new Overlay(host, store, data, self, Clock.systemUTC(), ProcessStatus::mayAdministerNetworks);
    }

    /** @param privileged whether this process may set up network devices */
    Overlay(Host host, NodeStore store, Path data, NodeId self, Clock clock, BooleanSupplier privileged) {
        this.self = self;
        this.privileged = privileged;
        this.plans = new Plans(store, self);
        this.keys = new KeyPairs(store);
        this.network = new TincNetwork(host, data, self, clock);
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
        boolean known = plans.current()
                .filter(before -> before.network().equals(plan.network()))
                .isPresent();
        if (known) {
            // Before anything that can fail: a member that was put out is cut off, and not let in again by the next
            // start.
            plans.keep(wanted);
            network.update(plan, keys.pair());
        }
        require(plan);
        try {
            network.bringUp(plan, keys.pair());
        } catch (Failure failure) {
            if (!known) {
                takeDown();
            }
            throw failure;
        }
        plans.keep(wanted);
        return look();
    }

    /** Brings the overlay up as it was planned last; takes it down if there is no plan, for it was in vain then. */
    Optional<Plan> resume() {
        Optional<Plan> plan = plans.current();
        plan.ifPresentOrElse(
                kept -> {
                    require(kept);
                    network.bringUp(kept, keys.pair());
                },
                this::takeDown);
        return plan;
    }

    /** Takes the overlay down, and forgets the plan. */
    OverlayStatus down() {
        takeDown();
        plans.forget();
        return look();
    }

    /** Forgets the plan; what is up stays so until the node ends, and the next {@link #resume} clears away what is left. */
    OverlayStatus forget() {
        plans.forget();
        return look();
    }

    /** Lets the device go with the daemon, when the node ends. */
    void leave() {
        network.folder().markLeaving();
    }

    /** A line for each node that came into reach of the daemon or went out of it. */
    LiveFile events() {
        return network.folder().events();
    }

    /** Where the node is to be; empty for nowhere. */
    Optional<OverlayPlan> planned() {
        return plans.kept();
    }

    /** What was seen last. */
    OverlayStatus latest() {
        return latest;
    }

    /** How the overlay is now. */
    OverlayStatus look() {
        events().clear();
        latest = plans.current().map(this::status).orElse(NONE);
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
                    () -> events().lines().stream()
                            .filter(line -> line.startsWith("up "))
                            .findFirst());
            status = look();
        }
    }

    /**
     * Looks how the overlay is, and once a minute brings up what should be up and is not, or no longer answers. What the host
     * starts anew by itself is left to it.
     */
    OverlayStatus tend() {
        OverlayStatus status = look();
        boolean helpless = !status.up() && !network.daemon().isStarting();
        if (status.network() != null
                && (helpless || silent >= SILENCES)
                && !clock.instant().isBefore(nextHelp)) {
            nextHelp = clock.instant().plus(PAUSE);
            return help();
        }
        if (status.up()) {
            plans.current().ifPresent(plan -> network.refresh(plan, keys.pair()));
        }
        return status;
    }

    private OverlayStatus help() {
        try {
            LOG.info("The overlay is started anew");
            network.daemon().stop();
            resume();
        } catch (Failure e) {
            LOG.warn("The overlay cannot be brought up", e);
        }
        return look();
    }

    private OverlayStatus status(Plan plan) {
        boolean ready = network.isUp(plan);
        Optional<Dump> dump = ready ? network.daemon().dump() : Optional.empty();
        boolean up = ready && (dump.isPresent() || network.daemon().isRunning());
        silent = up && dump.isEmpty() ? silent + 1 : 0;
        return new OverlayStatus(
                up,
                plan.network(),
                plan.address().toString(),
                up ? network.device(plan) : null,
                dump.map(Dump::receivedBytes).orElse(null),
                dump.map(Dump::sentBytes).orElse(null),
                links.update(plan.peers(), dump));
    }

    private void require(Plan plan) {
        if (!privileged.getAsBoolean()) {
            throw Failure.of(FailureCode.UNAVAILABLE, "overlay.needs-root");
        }
        network.require(plan);
    }

    private void takeDown() {
        if (privileged.getAsBoolean()) {
            network.takeDown();
        }
    }
}
