package org.cloudy.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Placement.Place;

/**
 * Who is asked for which partitions. A node searches all of its index, those partitions too that it keeps for others, whatever part of it
 * is wanted: so this node answers for all that it has, and as few others as possible for the rest. Finding the fewest is a set cover,
 * which is found greedily (Chvátal 1979): always the node with most of what is left.
 */
final class Plan {
    private final NodeId self;
    private final ToDoubleFunction<NodeId> distance;
    private final Copies asked;
    private final Comparator<NodeId> preference;

    /** Tells whether a node may be asked for a partition. */
    @FunctionalInterface
    interface Copies {
        boolean isAsked(NodeId node, int partition);
    }

    /**
     * @param distance in milliseconds, by which one of those is chosen that have as much; of those about as far it is always the same one,
     *     which has in memory what it was asked for before, and another one for another node that asks
     * @param asked whom to ask; others are asked for what none of these has
     */
    Plan(NodeId self, ToDoubleFunction<NodeId> distance, Copies asked) {
        this.self = self;
        this.distance = distance;
        this.asked = asked;
        this.preference = Comparator.<NodeId>comparingInt(node -> (self.value() + node.value()).hashCode())
                .thenComparing(NodeId::value);
    }

    /**
     * All partitions of which there is a copy, each once.
     *
     * @param places where they are, by number
     * @param here those that this node has indexed
     */
    List<Portion> of(List<Place> places, List<Integer> here) {
        List<Portion> portions = new ArrayList<>();
        if (!here.isEmpty()) {
            portions.add(new Portion(self, here));
        }
        BitSet left = new BitSet();
        left.set(0, places.size());
        here.forEach(left::clear);
        Map<NodeId, BitSet> copies = copies(places, left);
        for (Optional<NodeId> next = most(copies, left); next.isPresent(); next = most(copies, left)) {
            BitSet of = common(Objects.requireNonNull(copies.remove(next.get())), left);
            left.andNot(of);
            portions.add(new Portion(next.get(), of.stream().boxed().toList()));
        }
        return List.copyOf(portions);
    }

    /** What each node has of it. */
    private Map<NodeId, BitSet> copies(List<Place> places, BitSet wanted) {
        Map<NodeId, BitSet> copies = new HashMap<>();
        for (int partition = wanted.nextSetBit(0); partition >= 0; partition = wanted.nextSetBit(partition + 1)) {
            for (NodeId node : best(places.get(partition), partition)) {
                copies.computeIfAbsent(node, each -> new BitSet()).set(partition);
            }
        }
        return copies;
    }

    /** Whom to ask for a partition, or else whoever has it: of both its owner first. */
    private List<NodeId> best(Place place, int partition) {
        List<NodeId> best = new ArrayList<>();
        NodeId owner = place.owner();
        if (owner != null && asked.isAsked(owner, partition)) {
            best.add(owner);
        }
        for (NodeId backup : place.backups()) {
            if (asked.isAsked(backup, partition)) {
                best.add(backup);
            }
        }
        return best.isEmpty() ? holders(place).limit(1).toList() : best;
    }

    private Optional<NodeId> most(Map<NodeId, BitSet> copies, BitSet left) {
        Map<NodeId, Integer> sizes = new HashMap<>();
        copies.forEach((node, of) -> sizes.put(node, common(of, left).cardinality()));
        return sizes.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .min(Map.Entry.<NodeId, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparingInt(each -> magnitude(distance.applyAsDouble(each.getKey())))
                        .thenComparing(Map.Entry::getKey, preference))
                .map(Map.Entry::getKey);
    }

    private static BitSet common(BitSet one, BitSet other) {
        BitSet common = (BitSet) one.clone();
        common.and(other);
        return common;
    }

    /** By powers of two, from a millisecond on: a distance is measured again and again, and is never quite the same. */
    private static int magnitude(double milliseconds) {
        return milliseconds < 1 ? -1 : Math.getExponent(milliseconds);
    }

    /** Whoever has a copy, its owner first. */
    static Stream<NodeId> holders(Place place) {
        return Stream.concat(Optional.ofNullable(place.owner()).stream(), place.backups().stream());
    }
}
