package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;
import org.cloudy.bus.search.TermStatistics.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The statistics of some partitions")
class CorpusTest {
    private IndexReader reader;

    @BeforeEach
    void index() throws IOException {
        try (Segments segments = new Segments()) {
            segments.put("a", 0, "Title", "red red network");
            segments.put("b", 1, "Title", "red house");
            segments.put("c", 2, "Title", "network of houses");
            segments.put("d", 2, "Title", "rod");
            segments.next();
            segments.put("e", 0, "Title", "red");
            segments.delete("d");
            segments.delete("a");
            reader = segments.read();
        }
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
    }

    @Test
    @DisplayName("count what is deleted no more, unlike Lucene's own")
    void deleted() throws IOException {
        Corpus all = new Corpus(reader, List.of(0, 1, 2), 1);

        assertThat(reader.docFreq(new org.apache.lucene.index.Term("text", "red")))
                .isEqualTo(3);
        assertThat(all.term(new Term("text", "red"))).isEqualTo(new TermCount("text", "red", 2, 2));
        assertThat(all.field("text")).isEqualTo(new FieldCount("text", 3, 6));
        assertThat(all.documents()).isEqualTo(3);
        assertThat(all.view()).isSameAs(reader);
    }

    @Test
    @DisplayName("count nothing of other partitions")
    void some() throws IOException {
        Corpus some = new Corpus(reader, List.of(1, 2), 1);

        assertThat(some.term(new Term("text", "red"))).isEqualTo(new TermCount("text", "red", 1, 1));
        assertThat(some.term(new Term("text", "nothing"))).isEqualTo(new TermCount("text", "nothing", 0, 0));
        assertThat(some.field("text")).isEqualTo(new FieldCount("text", 2, 5));
        assertThat(some.field("text.ca")).isEqualTo(new FieldCount("text.ca", 0, 0));
        assertThat(some.view().numDocs()).isEqualTo(some.documents()).isLessThan(reader.numDocs());
        assertThat(new IndexSearcher(some.view()).count(MatchAllDocsQuery.INSTANCE))
                .isEqualTo(some.documents());
    }

    @Test
    @DisplayName("have the terms near one that occur, the nearest first")
    void near() throws IOException {
        Corpus all = new Corpus(reader, List.of(0, 1, 2), 1);

        // "rod" is of a deleted document alone.
        assertThat(all.near(new FuzzyTerm("text", "rod", 1, 0)).variants())
                .extracting(Variant::text, Variant::documents)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("red", 2L));
    }
}
