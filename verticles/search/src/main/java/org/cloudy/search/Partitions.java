package org.cloudy.search;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.partition.InternalPartition;
import com.hazelcast.internal.partition.InternalPartitionService;
import com.hazelcast.internal.partition.PartitionReplica;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Placement.Place;
import org.cloudy.platform.NodeIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of the shared map, and who holds which now, as Hazelcast's partition table tells. Where the backups are, its public
 * interface does not say: that is asked of its partition service, here and nowhere else.
 */
final class Partitions {
    private final HazelcastInstance cluster;
    private final NodeId self;
    private final int backups;
    private final String[] keys;
    private volatile Table table;

    /** The partition table as it was when it had a stamp and its members were these. */
    private record Table(long stamp, Set<Member> members, List<Place> places, Set<Integer> own, Set<Integer> kept) {}

    /** @param backups how many nodes besides its owner keep a partition */
    Partitions(HazelcastInstance cluster, NodeId self, int backups) {
        this.cluster = cluster;
        this.self = self;
        this.backups = backups;
        this.keys = keys();
        this.table = read();
    }

    int count() {
        return keys.length;
    }

    /** How many nodes besides its owner keep a partition, where there are enough. */
    int backups() {
        return backups;
    }

    /** All partitions there are. */
    List<Integer> all() {
        return IntStream.range(0, keys.length).boxed().toList();
    }

    /** The partition of a document. */
    int of(String id) {
        return cluster.getPartitionService().getPartition(id).getPartitionId();
    }

    /** Some key of a partition: Hazelcast takes a partition by a key only. */
    String key(int partition) {
        return keys[partition];
    }

    /** Where all partitions are, by number. */
    List<Place> places() {
        return now().places();
    }

    private Table now() {
        Table known = table;
        if (known.stamp() != service().getPartitionStateStamp()
                || !known.members().equals(cluster.getCluster().getMembers())) {
            known = read();
            table = known;
        }
        return known;
    }

    /** The nodes that hold any partition. */
    Set<NodeId> nodes() {
        Set<NodeId> nodes = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        for (Place place : places()) {
            Optional.ofNullable(place.owner()).ifPresent(nodes::add);
            nodes.addAll(place.backups());
        }
        return nodes;
    }

    /** The partitions of which this node is the owner. */
    Set<Integer> own() {
        return now().own();
    }

    /** The partitions that this node keeps for others. */
    Set<Integer> kept() {
        return now().kept();
    }

    private Table read() {
        long stamp = service().getPartitionStateStamp();
        Set<Member> members = Set.copyOf(cluster.getCluster().getMembers());
        List<Place> places =
                all().stream().map(partition -> place(partition, members)).toList();
        return new Table(
                stamp,
                members,
                places,
                those(place -> self.equals(place.owner()), places),
                those(place -> !self.equals(place.owner()) && place.backups().contains(self), places));
    }

    private static Set<Integer> those(Predicate<Place> which, List<Place> places) {
        return IntStream.range(0, places.size())
                .filter(partition -> which.test(places.get(partition)))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private Place place(int number, Set<Member> members) {
        InternalPartition partition = service().getPartition(number);
        List<NodeId> kept = new ArrayList<>();
        for (int replica = 1; replica <= backups; replica++) {
            node(partition.getReplica(replica), members).ifPresent(kept::add);
        }
        return new Place(node(partition.getReplica(0), members).orElse(null), kept);
    }

    private static Optional<NodeId> node(@Nullable PartitionReplica replica, Set<Member> members) {
        UUID wanted = replica == null ? null : replica.uuid();
        return members.stream()
                .filter(member -> member.getUuid().equals(wanted))
                .findFirst()
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

    private InternalPartitionService service() {
        return ((HazelcastInstanceProxy) cluster).getOriginal().node.getPartitionService();
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
}
