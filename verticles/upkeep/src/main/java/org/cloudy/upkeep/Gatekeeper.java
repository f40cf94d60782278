package org.cloudy.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.firewall.Firewall;
import org.cloudy.bus.firewall.FirewallState;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.store.Documents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the firewall as its owner wants it, and its open ports as those of the capabilities that run. Off until it is confirmed;
 * taken away when the node ends. If the node dies, rules that were confirmed stay, which is safe, and those on trial end by
 * themselves. Blocks.
 */
final class Gatekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
    private static final Duration TRIAL = Duration.ofSeconds(60);
    private static final String KEY = "firewall";

    private final Nft nft;
    private final OpenPorts ports;
    private final Documents<Choice> documents;
    private final Clock clock;
    private final boolean root;
    private final Duration trial;
    private final ReentrantLock turn = new ReentrantLock();
    /** Whether somebody is about to look at the ports, who sees all changes up to then. */
    private final AtomicBoolean waiting = new AtomicBoolean();

    private @Nullable Instant until;
    private @Nullable Ruleset loaded;

    /** What the owner wants. */
    record Choice(boolean on) {}

    Gatekeeper(NodeContext node, Capabilities capabilities) {
        this(node, capabilities, Machine.here().root(), TRIAL);
    }

    /** @param trial how long a trial takes */
    Gatekeeper(NodeContext node, Capabilities capabilities, boolean root, Duration trial) {
        this.nft = new Nft(node.host(), node.config().data().resolve("firewall"));
        this.ports = new OpenPorts(node.config(), node.vertx().eventBus(), capabilities, nft);
        this.documents = node.store().documents("upkeep", Choice.class);
        this.clock = node.clock();
        this.root = root;
        this.trial = trial;
    }

    /** Puts right what an earlier life left: the rules that are wanted, or none. */
    boolean open() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (obstacle().isPresent()) {
                return false;
            }
            if (isWanted()) {
                load(Optional.empty());
            } else {
                nft.unload();
            }
            return true;
        } finally {
            turn.unlock();
        }
    }

    Firewall status() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            forgetTrial();
            FirewallState state = state();
            return new Firewall(
                    state,
                    state == FirewallState.TRIAL ? until : null,
                    obstacle().map(failure -> failure.problem().everywhere()).orElse(null),
                    ports.now(),
                    ports.device());
        } finally {
            turn.unlock();
        }
    }

    /** @throws Failure UNAVAILABLE with what is in the way; CONFLICT if it is on */
    Firewall tryOut() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            Optional<Failure> obstacle = obstacle();
            if (obstacle.isPresent()) {
                throw obstacle.get();
            }
            if (isWanted()) {
                throw Failure.of(FailureCode.CONFLICT, "upkeep.firewall.is-on");
            }
            loaded = null;
            until = clock.instant().plus(trial);
            load(Optional.of(trial));
            return status();
        } finally {
            turn.unlock();
        }
    }

    /** @throws Failure CONFLICT if there is no trial, or its time is up */
    Firewall confirm() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (state() != FirewallState.TRIAL) {
                throw Failure.of(FailureCode.CONFLICT, "upkeep.firewall.no-trial");
            }
            load(Optional.empty());
            documents.put(KEY, new Choice(true));
            until = null;
            return status();
        } finally {
            turn.unlock();
        }
    }

    Firewall off() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            documents.put(KEY, new Choice(false));
            takeAway();
            return status();
        } finally {
            turn.unlock();
        }
    }

    /** Something changed that listens: the ports are brought in line. During a trial they stay as they were tried. */
    boolean follow() throws InterruptedException {
        if (waiting.getAndSet(true)) {
            return false;
        }
        turn.lockInterruptibly();
        try {
            waiting.set(false);
            if (!isWanted() || loaded == null) {
                return false;
            }
            load(Optional.empty());
            return true;
        } catch (Failure e) {
            LOG.warn("The firewall is as it was: {}", e.getMessage());
            return false;
        } finally {
            turn.unlock();
        }
    }

    /** Loads the rules that are wanted once more. */
    void repair() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            loaded = null;
            load(Optional.empty());
        } finally {
            turn.unlock();
        }
    }

    /** Whether the kernel has what is wanted; empty if nothing is. */
    Optional<Boolean> isInForce() {
        return isWanted() ? Optional.of(nft.isLoaded()) : Optional.empty();
    }

    /** The node ends: so does its firewall. */
    @Nullable
    Void close() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (loaded != null) {
                takeAway();
            }
        } finally {
            turn.unlock();
        }
        return null;
    }

    /** One that is over closes nothing any more: what is left of it goes. */
    private void forgetTrial() {
        if (until != null && state() == FirewallState.OFF) {
            takeAway();
        }
    }

    private void takeAway() {
        until = null;
        loaded = null;
        if (obstacle().isEmpty()) {
            nft.unload();
        }
    }

    private void load(Optional<Duration> trialTime) throws InterruptedException {
        Ruleset wanted = new Ruleset(ports.now(), ports.device(), trialTime);
        if (!wanted.equals(loaded)) {
            nft.load(wanted);
            loaded = wanted;
        }
    }

    private FirewallState state() {
        if (isWanted()) {
            return FirewallState.ON;
        }
        return until != null && clock.instant().isBefore(until) ? FirewallState.TRIAL : FirewallState.OFF;
    }

    private boolean isWanted() {
        return documents.get(KEY).map(Choice::on).orElse(false);
    }

    /** Why there can be none. */
    private Optional<Failure> obstacle() {
        if (!root) {
            return Optional.of(Failure.of(FailureCode.UNAVAILABLE, "upkeep.firewall.root"));
        }
        return nft.isThere()
                ? Optional.empty()
                : Optional.of(Failure.of(
                        FailureCode.UNAVAILABLE,
                        "upkeep.firewall.no-nft",
                        Map.of("command", "apt-get install " + Nft.PACKAGE)));
    }
}
