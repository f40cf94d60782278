package org.cloudy.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.SearchQuery;

/**
 * All documents in one Lucene index, searched by Lucene alone, each fuzzy word as if it were the only one: what every answer of the nodes
 * is held against.
 */
final class SingleIndex implements AutoCloseable {
    private final Analyzer analyzer = Analysis.analyzer();
    private final DirectoryReader reader;

    /** What it finds. */
    record Found(List<String> ids, List<Double> scores, long total, Facets facets) {}

    SingleIndex(Collection<Document> documents) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (Document document : documents) {
                    writer.addDocument(IndexedDocument.of(document, 0, 0, analyzer));
                }
            }
            this.reader = DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    IndexSearcher searcher() {
        return new IndexSearcher(reader);
    }

    Found find(SearchQuery query) {
        try {
            Instant now = Instant.now();
            List<Query> age = query.age() == null ? List.of() : List.of(Ages.within(query.age(), now));
            Object[] found = searcher()
                    .search(
                            Apart.each(Reading.of(query, analyzer).whole(age)),
                            new MultiCollectorManager(
                                    new TopFieldCollectorManager(
                                            TopDocuments.ORDER, Reading.limit(query), Integer.MAX_VALUE),
                                    FacetCounter.manager(now)));
            TopFieldDocs top = (TopFieldDocs) found[0];
            List<String> ids = new ArrayList<>();
            List<Double> scores = new ArrayList<>();
            for (var each : top.scoreDocs) {
                FieldDoc hit = (FieldDoc) each;
                ids.add(((BytesRef) hit.fields[1]).utf8ToString());
                scores.add((double) (Float) hit.fields[0]);
            }
            return new Found(ids, scores, top.totalHits.value(), (Facets) found[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
