package org.cloudy.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Placement.Place;

/**
 * What one node is asked for. A node that stands in for others that are late is asked for each one's partitions by itself, so that the same
 * portions come again and what was counted in them is known.
 */
record Portion(NodeId node, List<Integer> partitions) {
    private record Share(Optional<NodeId> owner, NodeId asked) {}

    /** What a node keeps for others, by owner. */
    static List<Portion> kept(List<Place> places, NodeId node, Coverage.Part covered) {
        List<Integer> partitions = covered.partitions().stream()
                .filter(partition -> places.get(partition).backups().contains(node))
                .toList();
        return of(partitions, places, (place, partition) -> Optional.ofNullable(place.owner())).stream()
                .filter(portion -> !portion.node().equals(node))
                .toList();
    }

    /**
     * Divides partitions among nodes.
     *
     * @param places where all partitions are
     * @param whom to ask for a partition; empty for nobody
     */
    static List<Portion> of(
            Iterable<Integer> partitions, List<Place> places, BiFunction<Place, Integer, Optional<NodeId>> whom) {
        Map<Share, List<Integer>> shares = new LinkedHashMap<>();
        for (int partition : partitions) {
            Place place = places.get(partition);
            whom.apply(place, partition)
                    .ifPresent(asked -> shares.computeIfAbsent(
                                    new Share(Optional.ofNullable(place.owner()), asked), share -> new ArrayList<>())
                            .add(partition));
        }
        return shares.entrySet().stream()
                .map(each -> new Portion(each.getKey().asked(), List.copyOf(each.getValue())))
                .toList();
    }
}
