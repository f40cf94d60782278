package org.cloudy.tinc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/**
 * Sees when a node can go home that began outside the network of its micro cloud, for want of tincd, say: a cluster member cannot
 * change its address, so that the node has to be started anew once that network is up. Once an hour at most, lest a network that
 * comes up only when it is too late keeps the node from ever coming to rest. Blocks.
 */
final class Homecoming {
    private static final Duration REST = Duration.ofHours(1);
    private static final String KEY = "homecoming";

    private final Documents<Begun> documents;
    private final Clock clock;
    /** Where it should be and is not; empty if it is there. */
    private final Optional<OverlayPlan> away;

    /** When the node was started anew for this last. */
    record Begun(Instant at) {}

    /** @param planned where the node should have begun; empty for nowhere */
    Homecoming(NodeStore store, Clock clock, NodeConfig config, Optional<OverlayPlan> planned) {
        this.documents = store.documents("overlay-homecoming", Begun.class);
        this.clock = clock;
        this.away = planned.filter(plan -> !plan.address().startsWith(config.clusterAddress() + "/"));
    }

    /** Whether the node is to be started anew now; told once. */
    boolean isDue(OverlayStatus status) {
        boolean open = away.filter(plan -> status.up()
                        && plan.network().equals(status.network())
                        && plan.address().equals(status.address()))
                .isPresent();
        Instant now = clock.instant();
        if (!open
                || documents
                        .get(KEY)
                        .filter(last ->
                                !last.at().isAfter(now) && last.at().plus(REST).isAfter(now))
                        .isPresent()) {
            return false;
        }
        documents.put(KEY, new Begun(now));
        return true;
    }
}
