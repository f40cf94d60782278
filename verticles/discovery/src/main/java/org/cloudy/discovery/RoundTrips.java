package org.cloudy.discovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Pong;
import org.jspecify.annotations.Nullable;

/**
 * Measures the round-trip time over the bus to the nodes that are known, this one included: to all of them in each interval
 * where they are few, else to some in turn, so that the work does not grow with the micro cloud. Lives on one context; any thread
 * may call.
 */
final class RoundTrips {
    /** So many are measured in each interval. */
    static final int FEW = 16;

    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int BURST_MILLIS = 300;

    private final Context context;
    private final Clock clock;
    private final int interval;
    private final Timer timer;
    private final Listener listener;
    private final Random random = new Random();
    private final Rota<NodeId> rota = new Rota<>(random);
    private final Map<NodeId, Peer> peers = new ConcurrentHashMap<>();
    private final Map<NodeId, @Nullable Double> told = new HashMap<>();
    private final Map<NodeId, Double> measured = new ConcurrentHashMap<>();
    private long rounds = -1;

    /** One appearance of a node: it is another one if the node comes again. */
    private static final class Peer {
        private final RoundTrip trip = new RoundTrip();
        private final RttHistory history = new RttHistory();
        private boolean connected;
    }

    /** Told on the context of what was measured. */
    interface Listener {
        /** A node answered. */
        void answered(NodeId node, Pong pong, Duration time);

        /** A node's answer was no answer. */
        void garbled(NodeId node);

        /** The time to a node became known or unknown, or is clearly another one. */
        void changed(NodeId node);
    }

    /** @param interval in which a few are measured, from {@link #start} on */
    RoundTrips(Context context, Clock clock, Duration interval, MeterRegistry metrics, Listener listener) {
        this.context = context;
        this.clock = clock;
        this.interval = (int) interval.toMillis();
        this.timer = Timer.builder("cloudy.rtt")
                .description("Round-trip time to the nodes of the micro cloud")
                .register(metrics);
        this.listener = listener;
    }

    /** In milliseconds; null until measured. */
    @Nullable
    Double to(NodeId node) {
        return measured.get(node);
    }

    /** What was measured lately. */
    RttHistory.Summary history(NodeId node) {
        Peer peer = peers.get(node);
        return peer == null ? RttHistory.Summary.EMPTY : peer.history.summary();
    }

    void start() {
        context.runOnContext(ignored -> rounds = context.owner().setPeriodic(1, interval, round -> round()));
    }

    void stop() {
        context.runOnContext(ignored -> {
            context.owner().cancelTimer(rounds);
            peers.clear();
        });
    }

    /** Measures until the node is {@link #gone}: a few times at once, where nodes are few. */
    void appeared(NodeId node) {
        context.runOnContext(ignored -> {
            Peer peer = new Peer();
            peers.put(node, peer);
            rota.add(node);
            if (rota.size() <= FEW) {
                burst(node, peer);
            }
        });
    }

    void gone(NodeId node) {
        context.runOnContext(ignored -> {
            peers.remove(node);
            rota.remove(node);
            told.remove(node);
            measured.remove(node);
        });
    }

    private void burst(NodeId node, Peer peer) {
        measure(node, peer).onComplete(done -> {
            if (!peer.trip.isSettled()) {
                // Nodes that started together are not to ask together for ever.
                later(BURST_MILLIS * 3 / 4 + random.nextInt(BURST_MILLIS / 2), () -> burst(node, peer));
            }
        });
    }

    private void round() {
        rota.next(FEW).forEach(node -> {
            Peer peer = peers.get(node);
            if (peer != null) {
                later(1 + random.nextInt(interval), () -> measure(node, peer));
            }
        });
    }

    private void later(long millis, Runnable what) {
        context.owner().setTimer(millis, ignored -> what.run());
    }

    /** Done when there was an answer or none. */
    private Future<Void> measure(NodeId node, Peer peer) {
        if (peers.get(node) != peer) {
            return Future.succeededFuture();
        }
        return connected(node, peer)
                .compose(connected -> timed(node, peer))
                .onFailure(cause -> lost(node, peer, cause))
                .otherwiseEmpty();
    }

    /** The first question opens a connection, which takes some round trips more: its answer is not counted. */
    private Future<Void> connected(NodeId node, Peer peer) {
        return peer.connected
                ? Future.succeededFuture()
                : ask(node).onSuccess(pong -> peer.connected = true).mapEmpty();
    }

    private Future<Void> timed(NodeId node, Peer peer) {
        long sent = System.nanoTime();
        return ask(node)
                .onSuccess(pong -> answered(node, peer, pong, System.nanoTime() - sent))
                .mapEmpty();
    }

    private Future<Pong> ask(NodeId node) {
        return DiscoveryContract.PING.sendTo(node, context.owner().eventBus(), Empty.EMPTY, DEADLINE);
    }

    private void answered(NodeId node, Peer peer, Pong pong, long nanos) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
        if (peers.get(node) == peer) {
            peer.trip.answered(nanos);
            peer.history.add(clock.instant(), RoundTrip.millis(nanos));
            listener.answered(node, pong, Duration.ofNanos(nanos));
            tell(node, peer.trip.millis());
        }
    }

    private void lost(NodeId node, Peer peer, Throwable cause) {
        if (peers.get(node) == peer) {
            peer.trip.lost();
            peer.history.add(clock.instant(), null);
            if (Failure.from(cause).code() == FailureCode.INVALID) {
                listener.garbled(node);
            }
            tell(node, peer.trip.millis());
        }
    }

    private void tell(NodeId node, @Nullable Double now) {
        if (now == null) {
            measured.remove(node);
        } else {
            measured.put(node, now);
        }
        if (isNews(told.get(node), now)) {
            told.put(node, now);
            listener.changed(node);
        }
    }

    /** Whether people care: a page's numbers need not tremble with every ping. */
    private static boolean isNews(@Nullable Double before, @Nullable Double now) {
        if (before == null || now == null) {
            return !Objects.equals(before, now);
        }
        return Math.abs(now - before) > Math.max(0.2 * before, 0.5);
    }
}
