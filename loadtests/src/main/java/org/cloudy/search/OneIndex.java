package org.cloudy.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.cloudy.bus.Wire;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;

/**
 * All documents in one Lucene index that is called directly, with the fields, the analyzer and the queries of a node: as quick as it
 * can be. For any number of threads; one of them writes.
 */
public final class OneIndex implements AutoCloseable {
    private final Analyzer analyzer = Analysis.analyzer();
    private final Index index;

    public OneIndex(Path folder) throws IOException {
        this.index = Index.anew(folder.resolve("index"), analyzer);
    }

    public void put(Document document) throws IOException {
        index.put(document, 0, Wire.mapper().writeValueAsString(document), 0);
    }

    /** Has searches see what was put. */
    public void refresh() throws IOException {
        index.refresh();
        index.commit();
    }

    /** The best alone, by score, and nothing about the others: Lucene leaves out whole blocks of documents that can't be among them. */
    public TopDocs top(SearchQuery query) throws IOException {
        Query read = Reading.of(query, analyzer).whole(List.of());
        return index.search(searcher -> searcher.search(read, Reading.limit(query)));
    }

    /** The answer that a node gives: also how many there are, how they divide, and what they say. */
    public SearchResults find(SearchQuery query) throws IOException {
        Reading reading = Reading.of(query, analyzer);
        Object[] found = index.search(searcher -> searcher.search(
                reading.whole(List.of()),
                new MultiCollectorManager(
                        new TopFieldCollectorManager(TopDocuments.ORDER, Reading.limit(query), Integer.MAX_VALUE),
                        FacetCounter.manager(Instant.now()))));
        TopFieldDocs top = (TopFieldDocs) found[0];
        Hits hits = new Hits(reading.query(), analyzer);
        List<SearchHit> shown = new ArrayList<>();
        for (var each : top.scoreDocs) {
            FieldDoc hit = (FieldDoc) each;
            String id = ((BytesRef) hit.fields[1]).utf8ToString();
            Document document = Wire.mapper().readValue(index.text(id).orElseThrow(), Document.class);
            shown.add(hits.of(document, new Candidate(id, (Float) hit.fields[0], null), 0.0));
        }
        return new SearchResults(shown, top.totalHits.value(), (Facets) found[1], 1, 1, reading.note(), null);
    }

    /** What it takes on disk. */
    public long bytes() {
        return index.bytes();
    }

    @Override
    public void close() {
        index.close();
    }
}
