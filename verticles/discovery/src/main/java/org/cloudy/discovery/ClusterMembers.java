package org.cloudy.discovery;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.util.UUID;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.NodeIdentity;

/** The members of the node's cluster. */
record ClusterMembers(HazelcastInstance cluster) implements Members {
    @Override
    public boolean has(UUID member, NodeId node) {
        return cluster.getCluster().getMembers().stream()
                .filter(candidate -> candidate.getUuid().equals(member))
                .anyMatch(candidate -> belongs(candidate, node));
    }

    /** This node's own member; another one after a merge. */
    UUID self() {
        return cluster.getCluster().getLocalMember().getUuid();
    }

    /** Whether this is the member that tidies up after others. */
    boolean isOldest() {
        return cluster.getCluster().getMembers().iterator().next().localMember();
    }

    private static boolean belongs(Member member, NodeId node) {
        String told = member.getAttribute(NodeIdentity.MEMBER_ATTRIBUTE);
        return told == null || told.equals(node.value());
    }
}
