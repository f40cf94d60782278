package org.cloudy.search;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.NodeIdentity;

/** The partitions of the shared map, and who holds which now, as Hazelcast's partition table tells. */
final class Partitions {
    private final HazelcastInstance cluster;
    private final String[] keys;

    Partitions(HazelcastInstance cluster) {
        this.cluster = cluster;
        this.keys = keys();
    }

    int count() {
        return keys.length;
    }

    /** The partition of a document. */
    int of(String id) {
        return cluster.getPartitionService().getPartition(id).getPartitionId();
    }

    /** Some key of a partition: Hazelcast takes a partition by a key only. */
    String key(int partition) {
        return keys[partition];
    }

    /** Whether this node holds a partition. */
    boolean isOwn(int partition) {
        return isOwn(cluster.getPartitionService().getPartition(keys[partition]));
    }

    /** The partitions that this node holds. */
    List<Integer> own() {
        return cluster.getPartitionService().getPartitions().stream()
                .filter(Partitions::isOwn)
                .map(Partition::getPartitionId)
                .toList();
    }

    /** The nodes that hold some of these partitions, with what they hold; what nobody holds is left out. */
    Map<NodeId, List<Integer>> owners(List<Integer> partitions) {
        Map<NodeId, List<Integer>> owners =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        partitions.forEach(partition -> owner(partition)
                .ifPresent(owner -> owners.computeIfAbsent(owner, nothing -> new ArrayList<>())
                        .add(partition)));
        return owners;
    }

    private Optional<NodeId> owner(int partition) {
        return Optional.ofNullable(cluster.getPartitionService()
                        .getPartition(keys[partition])
                        .getOwner())
                .map(member -> member.getAttribute(NodeIdentity.MEMBER_ATTRIBUTE))
                .flatMap(Partitions::node);
    }

    private static Optional<NodeId> node(String told) {
        try {
            return Optional.of(new NodeId(told));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOwn(Partition partition) {
        return partition.getOwner() != null && partition.getOwner().localMember();
    }

    private String[] keys() {
        String[] found =
                new String[cluster.getPartitionService().getPartitions().size()];
        int missing = found.length;
        for (int i = 0; missing > 0; i++) {
            String key = "partition-" + i;
            int partition = of(key);
            if (found[partition] == null) {
                found[partition] = key;
                missing--;
            }
        }
        return found;
    }

    /** All partitions there are. */
    List<Integer> all() {
        return IntStream.range(0, keys.length).boxed().toList();
    }
}
