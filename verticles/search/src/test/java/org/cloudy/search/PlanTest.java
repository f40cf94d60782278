package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Placement.Place;
import org.cloudy.platform.spill.SpilledMaps;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a query's partitions")
class PlanTest {
    private static final int PARTITIONS = 271;
    private static final int HOLDERS = 1 + SpilledMaps.BACKUPS;

    private final Random random = new Random(23);

    private static List<NodeId> nodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new NodeId(String.valueOf((char) ('a' + i % 26)).repeat(15) + (char) ('a' + i / 26)))
                .toList();
    }

    /** Each partition at an owner and its backups at other nodes, as far as there are so many, and as many at each node. */
    private List<Place> places(List<NodeId> nodes) {
        List<Place> places = new ArrayList<>();
        List<NodeId> circle = new ArrayList<>(nodes);
        for (int i = 0; i < PARTITIONS; i++) {
            if (i % circle.size() == 0) {
                Collections.shuffle(circle, random);
            }
            places.add(new Place(circle.getFirst(), List.copyOf(circle.subList(1, Math.min(HOLDERS, circle.size())))));
            Collections.rotate(circle, 1);
        }
        return places;
    }

    private static List<Integer> held(NodeId node, List<Place> places) {
        return IntStream.range(0, places.size())
                .filter(partition -> Plan.holders(places.get(partition)).anyMatch(node::equals))
                .boxed()
                .toList();
    }

    private static void assertEachOnce(List<Portion> plan) {
        assertThat(plan.stream().flatMap(portion -> portion.partitions().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, PARTITIONS).boxed().toList());
    }

    @Test
    @DisplayName("each is asked for once, of a node that has it, and nobody for none")
    void once() {
        for (int size = 1; size <= 40; size += 3) {
            List<NodeId> nodes = nodes(size);
            List<Place> places = places(nodes);
            NodeId self = nodes.getFirst();
            List<Integer> here = held(self, places).stream()
                    .filter(each -> random.nextBoolean())
                    .toList();

            List<Portion> plan = new Plan(self, node -> 0, (node, partition) -> random.nextInt(4) > 0).of(places, here);

            assertEachOnce(plan);
            assertThat(plan).allSatisfy(portion -> {
                assertThat(portion.partitions()).isNotEmpty();
                assertThat(held(portion.node(), places)).containsAll(portion.partitions());
            });
            if (!here.isEmpty()) {
                assertThat(plan.getFirst()).isEqualTo(new Portion(self, here));
            }
        }
    }

    @Test
    @DisplayName("this node answers for those that it has, and one neighbour is asked for the rest of four nodes")
    void four() {
        List<NodeId> nodes = nodes(4);
        List<Place> places = places(nodes);
        List<Integer> here = held(nodes.getFirst(), places);

        List<Portion> plan = new Plan(
                        nodes.getFirst(), node -> node.equals(nodes.get(2)) ? 3.5 : 20, (node, each) -> true)
                .of(places, here);

        assertThat(plan).extracting(Portion::node).containsExactly(nodes.get(0), nodes.get(2));
        assertEachOnce(plan);
    }

    @Test
    @DisplayName(
            "the rest is asked of the same one of those that are about as far, however their distances change a little")
    void same() {
        List<NodeId> nodes = nodes(4);
        List<Place> places = places(nodes);
        List<Integer> here = held(nodes.getFirst(), places);

        Set<List<NodeId>> asked = new HashSet<>();
        for (double[] measured : new double[][] {{0.2, 0.3, 0.4}, {0.4, 0.2, 0.3}, {5.1, 6, 7}, {6, 7, 5.1}}) {
            List<Portion> plan = new Plan(
                            nodes.getFirst(), node -> measured[nodes.indexOf(node) - 1], (node, each) -> true)
                    .of(places, here);
            asked.add(plan.stream().map(Portion::node).toList());
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("many nodes that are as far from each other ask each other, not all the same ones")
    void spread() {
        List<NodeId> nodes = nodes(24);
        List<Place> places = places(nodes);

        Map<NodeId, Integer> asked = new HashMap<>();
        for (NodeId self : nodes) {
            new Plan(self, node -> 0.2, (node, each) -> true)
                    .of(places, held(self, places)).stream()
                            .filter(portion -> !portion.node().equals(self))
                            .forEach(portion -> asked.merge(portion.node(), 1, Integer::sum));
        }

        assertThat(asked).hasSize(nodes.size());
        int all = asked.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(asked.values()).allSatisfy(count -> assertThat(count).isBetween(all / 48, all / 12));
    }

    @Test
    @DisplayName("fewer nodes are asked than there are, in larger micro clouds too")
    void fewer() {
        List<NodeId> nodes = nodes(50);
        List<Place> places = places(nodes);

        List<Portion> plan =
                new Plan(nodes.getFirst(), node -> 0, (node, each) -> true).of(places, held(nodes.getFirst(), places));

        assertEachOnce(plan);
        assertThat(plan).hasSizeLessThan(32);
    }

    @Test
    @DisplayName("those of a node that is avoided are asked of others, and of itself only what no other has")
    void avoided() {
        List<NodeId> nodes = nodes(4);
        List<Place> places = new ArrayList<>(places(nodes));
        places.set(7, new Place(nodes.get(2), List.of()));

        List<Portion> plan =
                new Plan(nodes.getFirst(), node -> 0, (node, each) -> !node.equals(nodes.get(2))).of(places, List.of());

        assertEachOnce(plan);
        assertThat(plan.stream().filter(portion -> portion.node().equals(nodes.get(2))))
                .containsExactly(new Portion(nodes.get(2), List.of(7)));
    }

    @Test
    @DisplayName("those of which nobody has a copy are not asked for")
    void lost() {
        List<NodeId> nodes = nodes(2);
        List<Place> places = new ArrayList<>(places(nodes));
        places.set(3, new Place(null, List.of()));

        List<Portion> plan = new Plan(nodes.getFirst(), node -> 0, (node, each) -> true).of(places, List.of());

        Set<Integer> asked = new HashSet<>();
        plan.forEach(portion -> asked.addAll(portion.partitions()));
        assertThat(asked).hasSize(PARTITIONS - 1).doesNotContain(3);
    }
}
