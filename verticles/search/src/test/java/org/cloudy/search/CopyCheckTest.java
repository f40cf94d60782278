package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A copy of somebody's partitions")
class CopyCheckTest {
    private static final List<Integer> PARTITIONS = List.of(3, 5);
    private static final Portion COPY = new Portion(new NodeId("bbbbbbbbbbbbbbbb"), PARTITIONS);

    private static final Portion OTHER = new Portion(new NodeId("cccccccccccccccc"), List.of(4));

    private final List<List<Integer>> doubted = new ArrayList<>();
    private Future<PartialStatistics> theirs = counted(PARTITIONS, 10);
    private PartialStatistics ours = counted(PARTITIONS, 10).result();
    private final CopyCheck check =
            new CopyCheck(() -> List.of(COPY), (portion, query, patience) -> theirs, query -> ours, doubted::add);

    private static Future<PartialStatistics> counted(List<Integer> partitions, int documents) {
        return Future.succeededFuture(new PartialStatistics(
                partitions,
                new TermStatistics(
                        List.of(new FieldCount(Fields.TEXT, documents, 7L * documents)), List.of(), List.of())));
    }

    @Test
    @DisplayName("is not doubted while it has what its owner has")
    void same() {
        check.compare();
        check.compare();
        assertThat(doubted).isEmpty();
    }

    @Test
    @DisplayName("is doubted once where it lacks the same at two times, and when it still does at two more")
    void lacks() {
        theirs = counted(PARTITIONS, 11);
        check.compare();
        assertThat(doubted).isEmpty();
        check.compare();
        assertThat(doubted).containsExactly(PARTITIONS);
        ours = counted(PARTITIONS, 11).result();
        check.compare();
        check.compare();
        assertThat(doubted).containsExactly(PARTITIONS);
    }

    @Test
    @DisplayName("is not doubted while documents come in: what differs is on its way")
    void onItsWay() {
        for (int documents = 11; documents < 20; documents++) {
            theirs = counted(PARTITIONS, documents);
            check.compare();
            ours = counted(PARTITIONS, documents).result();
        }
        assertThat(doubted).isEmpty();
    }

    @Test
    @DisplayName("is compared with one owner after the other, and with one that differed until it does no more")
    void inTurn() {
        List<Portion> copies = List.of(COPY, OTHER, new Portion(new NodeId("dddddddddddddddd"), List.of(6)));
        List<NodeId> asked = new ArrayList<>();
        CopyCheck many = new CopyCheck(
                () -> copies,
                (portion, query, patience) -> {
                    asked.add(portion.node());
                    return counted(portion.partitions(), portion.equals(OTHER) ? 11 : 10);
                },
                query -> counted(query.partitions(), 10).result(),
                doubted::add);
        for (int turn = 0; turn < 4; turn++) {
            many.compare();
        }
        assertThat(asked).extracting(node -> node.value().charAt(0)).containsExactly('b', 'c', 'c', 'd', 'c', 'b');
        assertThat(doubted).containsExactly(OTHER.partitions(), OTHER.partitions());
    }

    @Test
    @DisplayName("is not compared with an owner that is away or has not indexed all")
    void away() {
        theirs = counted(List.of(3), 9);
        check.compare();
        check.compare();
        theirs = Future.failedFuture(Failure.of(FailureCode.TIMEOUT, "failure.timeout"));
        check.compare();
        check.compare();
        assertThat(doubted).isEmpty();
    }
}
