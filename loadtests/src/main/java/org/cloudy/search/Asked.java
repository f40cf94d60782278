package org.cloudy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Placement.Place;
import org.cloudy.platform.NodeIdentity;

/** How many nodes a query is put to, in a micro cloud whose partitions are spread evenly, each with one backup at any other node. */
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
            int owner = partition % nodes.size();
            int backup = (owner + 1 + random.nextInt(Math.max(1, nodes.size() - 1))) % nodes.size();
            places.add(new Place(nodes.get(owner), backup == owner ? List.of() : List.of(nodes.get(backup))));
            if (owner == 0 || backup == 0) {
                here.add(partition);
            }
        }
        return new Plan(nodes.getFirst(), node -> 0, (node, partition) -> true)
                .of(places, here)
                .size();
    }
}
