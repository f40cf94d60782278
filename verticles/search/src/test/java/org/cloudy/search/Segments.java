package org.cloudy.search;

import java.io.IOException;
import java.time.Instant;
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
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;

/** An index in memory, in which segments stay as they were written, with what was deleted of them. */
final class Segments implements AutoCloseable {
    private static final NodeId NODE = new NodeId("abcdefghijklmnop");

    private final Analyzer analyzer = Analysis.analyzer();
    private final IndexWriter writer;

    Segments() throws IOException {
        this.writer = new IndexWriter(
                new ByteBuffersDirectory(), new IndexWriterConfig(analyzer).setMergePolicy(NoMergePolicy.INSTANCE));
    }

    void put(String name, int partition, String title, String text) throws IOException {
        Document document = new Document(
                NODE + "/" + name,
                NODE,
                "page",
                title,
                text,
                DocumentLanguage.OTHER,
                null,
                Map.of(),
                null,
                Instant.parse("2026-11-28T12:00:00Z"));
        writer.addDocument(IndexedDocument.of(document, partition, 0, analyzer));
    }

    void delete(String name) throws IOException {
        writer.deleteDocuments(new Term(Fields.ID, NODE + "/" + name));
    }

    /** What comes now is in another segment than what came before. */
    void next() throws IOException {
        writer.commit();
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** All as it is now; to be closed. */
    IndexReader read() throws IOException {
        return DirectoryReader.open(writer);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
