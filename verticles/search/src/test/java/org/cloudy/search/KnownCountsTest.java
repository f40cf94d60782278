package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.search.KnownCounts.Known;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KnownCountsTest {
    private static final NodeId NODE = NodeIdentity.fresh().id();
    private static final Portion PORTION = new Portion(NODE, List.of(1, 2, 3));

    private final KnownCounts counts = new KnownCounts();

    @Test
    @DisplayName("What was counted is known as long as the index is of that version")
    void version() {
        counts.learn(PORTION, 7, statistics("router"));
        assertThat(counts.of(PORTION, wanted("router")))
                .hasValueSatisfying(known -> assertThat(known.version()).isEqualTo(7));
        counts.learn(PORTION, 8, statistics("antenna"));
        assertThat(counts.of(PORTION, wanted("router"))).isEmpty();
        assertThat(counts.of(PORTION, wanted("antenna"))).map(Known::version).hasValue(8L);
    }

    @Test
    @DisplayName("The words of a thousand queries are known, of three nodes at once")
    void many() {
        List<Portion> portions = IntStream.range(0, 3)
                .mapToObj(node -> new Portion(NodeIdentity.fresh().id(), List.of(node)))
                .toList();
        for (int i = 0; i < 1_000; i++) {
            for (Portion portion : portions) {
                counts.learn(portion, 1, statistics(words(i)));
            }
        }
        for (int i = 0; i < 1_000; i++) {
            for (Portion portion : portions) {
                assertThat(counts.of(portion, wanted(words(i)))).isPresent();
            }
        }
    }

    @Test
    @DisplayName("Of more words than there is room for those are known that were asked for lately")
    void lately() {
        counts.learn(PORTION, 1, statistics("router"));
        for (int i = 0; i < 100_000; i++) {
            counts.learn(PORTION, 1, statistics("word" + i));
            assertThat(counts.of(PORTION, wanted("router"))).isPresent();
        }
        assertThat(counts.of(PORTION, wanted("word0"))).isEmpty();
        assertThat(counts.of(PORTION, wanted("word99999"))).isPresent();
    }

    @Test
    @DisplayName("What a node held before partitions moved takes no room from what it holds now")
    void former() {
        for (int held = 0; held < 100; held++) {
            counts.learn(new Portion(NODE, List.of(held)), 1, statistics("router"));
        }
        assertThat(counts.of(new Portion(NODE, List.of(99)), wanted("router"))).isPresent();
        assertThat(IntStream.range(0, 100)
                        .mapToObj(held -> counts.of(new Portion(NODE, List.of(held)), wanted("router")))
                        .filter(Optional::isPresent))
                .hasSize(2);
    }

    /** As many as a query has on average: one of one word has eight, one of two has sixteen. */
    private static String[] words(int query) {
        return IntStream.range(0, 13)
                .mapToObj(term -> "term" + query + "of" + term)
                .toArray(String[]::new);
    }

    private static StatisticsQuery wanted(String... words) {
        return new StatisticsQuery(
                List.of(),
                List.of(Fields.TEXT),
                List.of(words).stream().map(word -> new Term(Fields.TEXT, word)).toList(),
                List.of());
    }

    private static TermStatistics statistics(String... words) {
        return new TermStatistics(
                List.of(new FieldCount(Fields.TEXT, 10, 100)),
                List.of(words).stream()
                        .map(word -> new TermCount(Fields.TEXT, word, 1, 2))
                        .toList(),
                List.of());
    }
}
