package org.cloudy.node.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster manager of Vert.x, able to leave in the middle of a merge. A merge tells its end while it holds Hazelcast's
 * life-cycle lock, and waits there for the manager's own; a manager that leaves holds its own and waits for that of Hazelcast.
 * Here the end of a merge is heard on another thread, so that no merge ever waits for the manager.
 *
 * <p>Members of an island merge one after the other. The first does not see the others any more, takes them for gone, and takes what
 * they serve out of what all share: if it is late, after they have put it there. So they put it there several times.
 */
final class ClusterMember extends HazelcastClusterManager {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);
    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(15));

    ClusterMember(Config config) {
        super(config);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // On purpose: the other thread takes the lock.
    public void stateChanged(LifecycleEvent event) {
        Thread.ofVirtual().name("cluster-" + event.getState()).start(() -> {
            hear(event);
            if (event.getState() == LifecycleState.MERGED) {
                hearAgain(event);
            }
        });
    }

    private void hearAgain(LifecycleEvent merged) {
        try {
            for (Duration pause : AGAIN) {
                Thread.sleep(pause);
                hear(merged);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(LifecycleEvent event) {
        try {
            super.stateChanged(event);
        } catch (HazelcastInstanceNotActiveException e) {
            LOG.debug("The member left before it heard {}", event, e);
        }
    }
}
