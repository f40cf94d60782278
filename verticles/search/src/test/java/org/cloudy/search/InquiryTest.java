package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.PartialResults;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayName("A round of questions")
class InquiryTest {
    private static final NodeId SELF = new NodeId("aaaaaaaaaaaaaaaa");
    private static final NodeId ONE = new NodeId("bbbbbbbbbbbbbbbb");
    private static final NodeId OTHER = new NodeId("cccccccccccccccc");
    private static final NodeId THIRD = new NodeId("dddddddddddddddd");
    private static final long LONG = TimeUnit.SECONDS.toNanos(60);

    private final Line line = new Line();
    private final Inquiry inquiry = new Inquiry(SELF, line);

    /** Nodes of which some answer at once, some not at all, and some for a part only. */
    private static final class Line implements Inquiry.Line {
        private final Map<NodeId, List<Integer>> answers = new HashMap<>();
        private final List<NodeId> asked = new ArrayList<>();
        private final Map<Integer, List<NodeId>> holders = new HashMap<>();
        private final Map<NodeId, Runnable> late = new HashMap<>();
        private Optional<NodeId> wakes = Optional.empty();

        @Override
        public void ask(Portion portion, Inquiry.Listener listener) {
            asked.add(portion.node());
            if (answers.containsKey(portion.node())) {
                listener.hear(answer(portion));
                wakes.map(late::remove).ifPresent(Runnable::run);
            } else {
                late.put(portion.node(), () -> {
                    answers.put(portion.node(), portion.partitions());
                    listener.hear(answer(portion));
                });
            }
        }

        private Optional<PartialResults> answer(Portion portion) {
            List<Integer> has = answers.getOrDefault(portion.node(), List.of());
            List<Integer> covered =
                    portion.partitions().stream().filter(has::contains).toList();
            return covered.isEmpty() ? Optional.empty() : Optional.of(new PartialResults(covered, 1, null, null));
        }

        @Override
        public Optional<PartialResults> askHere(Portion portion) {
            asked.add(portion.node());
            return answer(portion);
        }

        @Override
        public List<Portion> others(Set<Integer> partitions, Set<Copy> before) {
            Map<NodeId, List<Integer>> others = new LinkedHashMap<>();
            new TreeSet<>(partitions)
                    .forEach(partition -> holders.getOrDefault(partition, List.of()).stream()
                            .filter(node -> !before.contains(new Copy(node, partition)))
                            .findFirst()
                            .ifPresent(node -> others.computeIfAbsent(node, each -> new ArrayList<>())
                                    .add(partition)));
            return others.entrySet().stream()
                    .map(each -> new Portion(each.getKey(), each.getValue()))
                    .toList();
        }
    }

    private List<Integer> covered(long lateNanos, long endNanos, Portion... plan) throws InterruptedException {
        return inquiry.answers(List.of(plan), lateNanos, endNanos).stream()
                .flatMap(answer -> answer.results().partitions().stream())
                .toList();
    }

    @Test
    @DisplayName("asks nobody twice where all answer, and is not late then")
    void all() throws InterruptedException {
        line.answers.put(SELF, List.of(1, 2));
        line.answers.put(ONE, List.of(3));
        line.holders.put(3, List.of(OTHER));

        assertThat(covered(LONG, LONG, new Portion(SELF, List.of(1, 2)), new Portion(ONE, List.of(3))))
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(line.asked).containsExactlyInAnyOrder(SELF, ONE);
        assertThat(inquiry.silent()).isEmpty();
    }

    @Test
    @DisplayName("asks a backup in the place of a node that is late, which is silent then")
    void late() throws InterruptedException {
        line.answers.put(OTHER, List.of(3));
        line.holders.put(3, List.of(OTHER));

        assertThat(covered(1, LONG, new Portion(ONE, List.of(3)))).containsExactly(3);
        assertThat(inquiry.silent()).containsExactly(ONE);
    }

    @Test
    @DisplayName("asks a backup at once for what a node does not have")
    void partly() throws InterruptedException {
        line.answers.put(ONE, List.of(3));
        line.answers.put(OTHER, List.of(4));
        line.holders.put(4, List.of(OTHER));

        assertThat(covered(LONG, LONG, new Portion(ONE, List.of(3, 4)))).containsExactly(3, 4);
        assertThat(inquiry.silent()).isEmpty();
    }

    @Test
    @DisplayName("takes no partition twice when a late node answers after all")
    void twice() throws InterruptedException {
        line.answers.put(OTHER, List.of(3));
        line.holders.put(3, List.of(OTHER));
        line.wakes = Optional.of(ONE);

        assertThat(covered(1, LONG, new Portion(ONE, List.of(3, 4)))).containsExactly(3, 4);
        assertThat(inquiry.silent()).isEmpty();
    }

    @Test
    @DisplayName("ends without what nobody has")
    void nobody() throws InterruptedException {
        line.answers.put(ONE, List.of(3));

        assertThat(covered(LONG, LONG, new Portion(ONE, List.of(3, 4)))).containsExactly(3);
        assertThat(line.asked).containsExactly(ONE);
    }

    @Test
    @DisplayName("ends in time where nobody answers")
    void end() throws InterruptedException {
        assertThat(covered(1, 2, new Portion(ONE, List.of(3)))).isEmpty();
        assertThat(inquiry.silent()).isEmpty();
    }

    @Test
    @DisplayName("asks the next one that has a copy where who stands in is late too")
    void lateAgain() throws InterruptedException {
        line.answers.put(THIRD, List.of(3, 4));
        line.holders.put(3, List.of(ONE, OTHER, THIRD));
        line.holders.put(4, List.of(ONE, OTHER, THIRD));

        assertThat(covered(1, LONG, new Portion(ONE, List.of(3, 4)))).containsExactly(3, 4);
        assertThat(line.asked).containsExactly(ONE, OTHER, THIRD);
        assertThat(inquiry.silent()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    @DisplayName("asks who stood in for a part also for what another one did not answer")
    void standsInForTwo() throws InterruptedException {
        line.answers.put(ONE, List.of(3));
        line.answers.put(THIRD, List.of(4, 5));
        line.holders.put(4, List.of(THIRD));
        line.holders.put(5, List.of(OTHER, THIRD));

        assertThat(covered(1, LONG, new Portion(ONE, List.of(3, 4, 5)))).containsExactly(3, 4, 5);
        assertThat(line.asked).containsExactlyInAnyOrder(ONE, OTHER, THIRD, THIRD);
        assertThat(inquiry.silent()).containsExactly(OTHER);
    }

    @Test
    @DisplayName("asks nobody in the place of one who was asked a moment ago")
    void notYetLate() throws InterruptedException {
        line.answers.put(ONE, List.of(3));
        line.holders.put(4, List.of(OTHER, THIRD));

        assertThat(covered(LONG, 1, new Portion(ONE, List.of(3, 4)))).containsExactly(3);
        assertThat(line.asked).containsExactly(ONE, OTHER);
        assertThat(inquiry.silent()).isEmpty();
    }

    @Test
    @DisplayName("asks again for the rest whoever was slower than others with a part of it")
    void overlap() throws InterruptedException {
        line.answers.put(ONE, List.of(5));
        line.answers.put(THIRD, List.of(3));
        line.holders.put(3, List.of(OTHER, THIRD));
        line.holders.put(4, List.of(OTHER));
        line.wakes = Optional.of(OTHER);

        assertThat(covered(1, LONG, new Portion(ONE, List.of(3, 4, 5)))).containsExactlyInAnyOrder(3, 4, 5);
        assertThat(line.asked).containsExactly(ONE, OTHER, THIRD, OTHER);
    }
}
