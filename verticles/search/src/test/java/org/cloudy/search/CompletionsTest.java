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
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How what somebody types may go on")
class CompletionsTest {
    private static final NodeId NODE = new NodeId("abcdefghijklmnop");

    private final Analyzer analyzer = Analysis.analyzer();
    private IndexReader reader;

    @BeforeEach
    void index() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        // Several segments, one of them with a document that was deleted.
        try (IndexWriter writer =
                new IndexWriter(directory, new IndexWriterConfig(analyzer).setMergePolicy(NoMergePolicy.INSTANCE))) {
            put(writer, "a", 0, "Café Central");
            put(writer, "b", 1, "Café Central");
            put(writer, "c", 0, "Central home of Centrals");
            writer.commit();
            put(writer, "d", 0, "Café Central");
            put(writer, "e", 2, "Centre elsewhere");
            put(writer, "f", 0, "Centre that was withdrawn");
            writer.commit();
            writer.deleteDocuments(new Term(Fields.ID, NODE + "/f"));
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
    }

    private void put(IndexWriter writer, String name, int partition, String title) throws IOException {
        Document document = new Document(
                NODE + "/" + name,
                NODE,
                "page",
                title,
                "Where we meet.",
                DocumentLanguage.OTHER,
                null,
                Map.of(),
                null,
                Instant.parse("2026-11-28T12:00:00Z"));
        writer.addDocument(IndexedDocument.of(document, partition, 0, analyzer));
    }

    private PartialCompletions find(String typed) throws IOException {
        List<Integer> partitions = List.of(0, 1);
        return Completions.find(
                new Corpus(reader, partitions, 1), new CompletionQuery(partitions, typed, Completions.MOST), analyzer);
    }

    @Test
    @DisplayName(
            "by titles as they are written, of each the documents in these partitions, once though two words begin so")
    void titles() throws IOException {
        assertThat(find("centr").titles())
                .containsExactly(new Completion("Café Central", 3), new Completion("Central home of Centrals", 1));
        assertThat(find("cafe c").titles()).containsExactly(new Completion("Café Central", 3));
        assertThat(find("central ").titles()).containsExactly(new Completion("Central home of Centrals", 1));
        assertThat(find("café x").titles()).isEmpty();
    }

    @Test
    @DisplayName("by words as they are written, but for capitals")
    void words() throws IOException {
        assertThat(find("caf").words()).containsExactly(new Completion("café", 3));
        assertThat(find("centr").words()).containsExactly(new Completion("central", 4), new Completion("centrals", 1));
        assertThat(find("caf ").words()).isEmpty();
    }
}
