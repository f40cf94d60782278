package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
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
    private static final NodeId NODE = new NodeId("abcdefghijklmnop");

    private final Analyzer analyzer = Analysis.analyzer();
    private IndexReader reader;

    @BeforeEach
    void index() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        // Deleted documents stay in their segments.
        try (IndexWriter writer =
                new IndexWriter(directory, new IndexWriterConfig(analyzer).setMergePolicy(NoMergePolicy.INSTANCE))) {
            put(writer, "a", 0, "red red network");
            put(writer, "b", 1, "red house");
            put(writer, "c", 2, "network of houses");
            put(writer, "d", 2, "rod");
            writer.commit();
            put(writer, "e", 0, "red");
            writer.deleteDocuments(new org.apache.lucene.index.Term(Fields.ID, NODE + "/d"));
            writer.deleteDocuments(new org.apache.lucene.index.Term(Fields.ID, NODE + "/a"));
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
    }

    private void put(IndexWriter writer, String name, int partition, String text) throws IOException {
        Document document = new Document(
                NODE + "/" + name,
                NODE,
                "page",
                "Title",
                text,
                DocumentLanguage.OTHER,
                null,
                Map.of(),
                null,
                Instant.parse("2026-11-28T12:00:00Z"));
        writer.addDocument(IndexedDocument.of(document, partition, 0, analyzer));
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
