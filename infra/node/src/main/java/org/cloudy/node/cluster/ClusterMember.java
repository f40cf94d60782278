package org.cloudy.node.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster manager of Vert.x, able to leave in the middle of a merge. A merge tells its end while it holds Hazelcast's
 * life-cycle lock, and waits there for the manager's own; a manager that leaves holds its own and waits for that of Hazelcast.
 * Here the end of a merge is heard on another thread, so that no merge ever waits for the manager.
 */
final class ClusterMember extends HazelcastClusterManager {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);

    ClusterMember(Config config) {
        super(config);
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
}
