package org.cloudy.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Placement.Place;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.spill.SpilledMaps;

/** How many nodes a query is put to, in a micro cloud whose partitions are spread evenly, each with its backups at any other nodes. */
public final class Asked {
    private static final int PARTITIONS = 271;
    private static final int TIMES = 20;

    private Asked() {}

    /** The mean over several such clouds; the node that asks counts. */
    public static double of(int nodes) {
        Random random = new Random(nodes);
        List<NodeId> ids = IntStream.range(0, nodes)
                .mapToObj(i -> NodeIdentity.fresh().id())
                .toList();
        return IntStream.range(0, TIMES)
                .mapToDouble(time -> once(ids, random))
                .average()
                .orElseThrow();
    }

    private static int once(List<NodeId> nodes, Random random) {
        List<Place> places = new ArrayList<>();
        List<Integer> here = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            NodeId owner = nodes.get(partition % nodes.size());
            List<NodeId> others = new ArrayList<>(nodes);
            others.remove(owner);
            Collections.shuffle(others, random);
            Place place =
                    new Place(owner, List.copyOf(others.subList(0, Math.min(SpilledMaps.BACKUPS, others.size()))));
            places.add(place);
            if (Plan.holders(place).anyMatch(nodes.getFirst()::equals)) {
                here.add(partition);
            }
        }
        return new Plan(nodes.getFirst(), node -> 0, (node, partition) -> true)
                .of(places, here)
                .size();
    }
}
