package org.cloudy.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

    /** Tells whether a node may be asked for a partition. */
    @FunctionalInterface
    interface Copies {
        boolean isAsked(NodeId node, int partition);
    }

    /**
     * @param distance by which one of those is chosen that have as much
     * @param asked whom to ask; others are asked for what none of these has
     */
    Plan(NodeId self, ToDoubleFunction<NodeId> distance, Copies asked) {
        this.self = self;
        this.distance = distance;
        this.asked = asked;
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
        Set<Integer> left =
                new HashSet<>(IntStream.range(0, places.size()).boxed().toList());
        here.forEach(left::remove);
        Map<NodeId, Set<Integer>> copies = copies(places, left);
        for (Optional<NodeId> next = most(copies, left); next.isPresent(); next = most(copies, left)) {
            Set<Integer> of = new HashSet<>(Objects.requireNonNull(copies.remove(next.get())));
            of.retainAll(left);
            left.removeAll(of);
            portions.add(new Portion(next.get(), of.stream().sorted().toList()));
        }
        return List.copyOf(portions);
    }

    /** What each node has of it. */
    private Map<NodeId, Set<Integer>> copies(List<Place> places, Set<Integer> wanted) {
        Map<NodeId, Set<Integer>> copies = new TreeMap<>(Comparator.comparing(NodeId::value));
        for (int partition : wanted) {
            List<NodeId> holders = holders(places.get(partition)).toList();
            List<NodeId> best = holders.stream()
                    .filter(node -> asked.isAsked(node, partition))
                    .toList();
            (best.isEmpty() ? holders.stream().limit(1) : best.stream())
                    .forEach(node -> copies.computeIfAbsent(node, each -> new HashSet<>())
                            .add(partition));
        }
        return copies;
    }

    private Optional<NodeId> most(Map<NodeId, Set<Integer>> copies, Set<Integer> left) {
        Map<NodeId, Long> sizes = new LinkedHashMap<>();
        copies.forEach(
                (node, of) -> sizes.put(node, of.stream().filter(left::contains).count()));
        return sizes.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .min(Map.Entry.<NodeId, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparingDouble(each -> distance.applyAsDouble(each.getKey())))
                .map(Map.Entry::getKey);
    }

    /** Whoever has a copy, its owner first. */
    static Stream<NodeId> holders(Place place) {
        return Stream.concat(Optional.ofNullable(place.owner()).stream(), place.backups().stream());
    }
}
