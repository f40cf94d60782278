package org.cloudy.node.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.core.Completable;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster manager of Vert.x, able to leave in the middle of a merge. A merge tells its end while it holds Hazelcast's
 * life-cycle lock, and waits there for the manager's own; a manager that leaves holds its own and waits for that of Hazelcast.
 * Here the end of a merge is heard on another thread, so that no merge ever waits for the manager.
 *
 * <p>A manager takes out of what all share what a member serves that is gone, and where it is reached. It may be so late with that, on a busy
 * machine or while the other one hangs, that both have become members of one cluster again: then nobody would reach the other one any more, and it
 * would not notice. So each looks whether others can still learn where it is reached, and tells all of it anew if they can't.
 */
final class ClusterMember extends HazelcastClusterManager {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);
    private static final long BETWEEN_LOOKS_MILLIS = 5_000;

    private @Nullable Vertx vertx;

    ClusterMember(Config config) {
        super(config);
    }

    @Override
    public void init(Vertx vertx) {
        super.init(vertx);
        this.vertx = vertx;
    }

    @Override
    public void setNodeInfo(NodeInfo info, Completable<Void> promise) {
        super.setNodeInfo(info, promise);
        lookLater();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // On purpose: the other thread takes the lock.
    public void stateChanged(LifecycleEvent event) {
        Thread.ofVirtual().name("cluster-" + event.getState()).start(() -> hear(event));
    }

    private void hear(LifecycleEvent event) {
        try {
            super.stateChanged(event);
        } catch (HazelcastInstanceNotActiveException e) {
            LOG.debug("The member left before it heard {}", event, e);
        }
    }

    /** Until it left. */
    private void lookLater() {
        if (isActive()) {
            Objects.requireNonNull(vertx, "it is told before").setTimer(BETWEEN_LOOKS_MILLIS, ignored -> look());
        }
    }

    private void look() {
        getNodeInfo(getNodeId(), (info, failure) -> {
            if (failure != null && isActive()) {
                LOG.debug("Others can't learn where this node is reached: it is told anew", failure);
                // A manager does that after a merge, and on no other occasion that could be made.
                stateChanged(new LifecycleEvent(LifecycleState.MERGED));
            }
            lookLater();
        });
    }
}
