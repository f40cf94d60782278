package org.cloudy.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A member that leaves")
class ClusterMemberTest {
    @Test
    @DisplayName("does not keep a merge from ending, for which it waits itself")
    void mergeEndsWhileLeaving() {
        ClusterMember member = new ClusterMember(new Config());
        LifecycleEvent merged = new LifecycleEvent(LifecycleEvent.LifecycleState.MERGED);

        // The lock that a manager holds while it leaves.
        synchronized (member) {
            assertThat(CompletableFuture.runAsync(() -> member.stateChanged(merged)))
                    .succeedsWithin(Duration.ofSeconds(60));
        }
    }
}
