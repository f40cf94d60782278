package org.cloudy.discovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.Distance;
import org.cloudy.bus.discovery.Pong;
import org.jspecify.annotations.Nullable;

/** How far the nodes are from this one: measured from when each appears until it is gone, and predicted. Any thread may call. */
final class Survey implements RoundTrips.Listener {
    private final Context context;
    private final Coordinates coordinates;
    private final Hops hops;
    private final RoundTrips roundTrips;
    private final Consumer<NodeId> onChange;
    private final Map<NodeId, NodeData> known = new ConcurrentHashMap<>();

    /**
     * @param hops tells its changes itself
     * @param onChange told of a node when its round-trip time is clearly another one
     */
    Survey(
            Context context,
            Clock clock,
            MeterRegistry metrics,
            Coordinates coordinates,
            Hops hops,
            Consumer<NodeId> onChange) {
        this.context = context;
        this.coordinates = coordinates;
        this.hops = hops;
        this.roundTrips = new RoundTrips(context, clock, RoundTrips.INTERVAL, metrics, this);
        this.onChange = onChange;
    }

    void start() {
        roundTrips.start();
        hops.start();
    }

    void stop() {
        roundTrips.stop();
        hops.stop();
    }

    /** A node announced something; tells whether that is more than where it is, which changes all the time. */
    boolean heard(ChangeKind kind, Claim<NodeData> claim) {
        NodeId node = claim.node();
        if (kind == ChangeKind.GONE) {
            known.remove(node);
            roundTrips.gone(node);
            hops.gone(node);
            context.runOnContext(ignored -> coordinates.gone(node));
            return true;
        }
        context.runOnContext(ignored -> coordinates.announced(node, claim.what().coordinate()));
        if (kind == ChangeKind.APPEARED) {
            roundTrips.appeared(node);
        }
        NodeData now = claim.what().placeless();
        boolean news = !now.equals(known.put(node, now));
        if (news) {
            hops.lookSoon();
        }
        return news;
    }

    /** Measured round-trip time in milliseconds; null until measured. */
    @Nullable
    Double rtt(NodeId node) {
        return roundTrips.to(node);
    }

    /** Predicted round-trip time in milliseconds; null until both nodes have measured something. */
    @Nullable
    Double estimate(NodeId node) {
        return coordinates.to(node);
    }

    /** Routers in between; null where that can't be known. */
    @Nullable
    Integer hops(NodeId node) {
        return hops.to(node);
    }

    /** All that is known of the way to a node. */
    Distance to(Claim<NodeData> claim) {
        NodeId node = claim.node();
        RttHistory.Summary history = roundTrips.history(node);
        return new Distance(
                node,
                claim.what().name(),
                rtt(node),
                estimate(node),
                hops(node),
                history.min(),
                history.median(),
                history.p95(),
                history.loss(),
                history.samples());
    }

    @Override
    public void answered(NodeId node, Pong pong, Duration time) {
        coordinates.answered(node, pong.coordinate(), time);
    }

    @Override
    public void garbled(NodeId node) {
        coordinates.refuse(node);
    }

    @Override
    public void changed(NodeId node) {
        onChange.accept(node);
    }
}
