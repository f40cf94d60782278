package org.cloudy.discovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.jspecify.annotations.Nullable;

/**
 * Measures the round-trip time over the bus to every node that is known, this one included: a burst when it appears, then every
 * five seconds or so. Lives on one context; any thread may call.
 */
final class RoundTrips {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final long EVERY_MILLIS = 5_000;
    private static final long BURST_MILLIS = 300;

    private final Context context;
    private final Timer timer;
    private final Consumer<NodeId> onChange;
    private final Map<NodeId, RoundTrip> peers = new HashMap<>();
    private final Map<NodeId, @Nullable Double> told = new HashMap<>();
    private final Map<NodeId, Double> measured = new ConcurrentHashMap<>();

    /** @param onChange told of a node whose time became known or unknown, or is clearly another one */
    RoundTrips(Context context, MeterRegistry metrics, Consumer<NodeId> onChange) {
        this.context = context;
        this.timer = Timer.builder("cloudy.rtt")
                .description("Round-trip time to the nodes of the micro cloud")
                .register(metrics);
        this.onChange = onChange;
    }

    /** In milliseconds; null until measured. */
    @Nullable
    Double to(NodeId node) {
        return measured.get(node);
    }

    /** Measures until the node is {@link #gone}. */
    void appeared(NodeId node) {
        context.runOnContext(ignored -> {
            RoundTrip trip = new RoundTrip();
            peers.put(node, trip);
            measure(node, trip);
        });
    }

    void gone(NodeId node) {
        context.runOnContext(ignored -> {
            peers.remove(node);
            told.remove(node);
            measured.remove(node);
        });
    }

    void stop() {
        context.runOnContext(ignored -> peers.clear());
    }

    private void measure(NodeId node, RoundTrip trip) {
        if (peers.get(node) != trip) {
            return;
        }
        long sent = System.nanoTime();
        DiscoveryContract.PING
                .sendTo(node, context.owner().eventBus(), Empty.EMPTY, DEADLINE)
                .onSuccess(pong -> answered(trip, System.nanoTime() - sent))
                .onFailure(cause -> trip.lost())
                .eventually(() -> {
                    tell(node, trip);
                    return Future.succeededFuture();
                })
                .onComplete(done -> context.owner().setTimer(pause(trip), ignored -> measure(node, trip)));
    }

    private void answered(RoundTrip trip, long nanos) {
        trip.answered(nanos);
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private void tell(NodeId node, RoundTrip trip) {
        if (peers.get(node) != trip) {
            return;
        }
        Double now = trip.millis();
        if (now == null) {
            measured.remove(node);
        } else {
            measured.put(node, now);
        }
        if (isNews(told.get(node), now)) {
            told.put(node, now);
            onChange.accept(node);
        }
    }

    /** Whether people care: a page's numbers need not tremble with every ping. */
    private static boolean isNews(@Nullable Double before, @Nullable Double now) {
        if (before == null || now == null) {
            return !Objects.equals(before, now);
        }
        return Math.abs(now - before) > Math.max(0.2 * before, 0.5);
    }

    /** Nodes that started together are not to ping together for ever. */
    private static long pause(RoundTrip trip) {
        long pause = trip.isSettled() ? EVERY_MILLIS : BURST_MILLIS;
        return pause * 3 / 4 + ThreadLocalRandom.current().nextLong(pause / 2);
    }
}
