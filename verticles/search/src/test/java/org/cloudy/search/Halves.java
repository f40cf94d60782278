package org.cloudy.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;

/** Random documents in two partitions, counted and searched as nodes do, but without nodes; and in one index. */
final class Halves {
    private static final long SEED = 11;
    private static final NodeId NODE = new NodeId("abcdefghijklmnop");
    private static final Comparator<FieldDoc> BEST = Comparator.<FieldDoc>comparingDouble(Halves::score)
            .reversed()
            .thenComparing(hit -> (BytesRef) hit.fields[1]);

    private final Analyzer analyzer = Analysis.analyzer();
    private final SingleIndex single;
    private final DirectoryReader reader;

    private Halves(List<Document> documents) throws IOException {
        this.single = new SingleIndex(documents);
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (int i = 0; i < documents.size(); i++) {
                writer.addDocument(IndexedDocument.of(documents.get(i), i % 2, 0, analyzer));
            }
        }
        this.reader = DirectoryReader.open(directory);
    }

    static Halves of(int count) {
        try {
            return new Halves(documents(count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What they have between them. */
    static List<Document> documents(int count) {
        RandomTexts texts = new RandomTexts(SEED);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NewDocument text = texts.document(i);
            documents.add(new Document(
                    Deposit.id(NODE, text.name()),
                    NODE,
                    text.kind(),
                    text.title(),
                    text.text(),
                    Objects.requireNonNull(text.language()),
                    text.url(),
                    text.attributes(),
                    null,
                    Instant.parse("2026-11-01T00:00:00Z").plusSeconds(i)));
        }
        return documents;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** What one index finds. */
    SingleIndex.Found whole(SearchQuery query) {
        return single.find(query);
    }

    /** What the halves find with the counts of both. */
    SingleIndex.Found together(SearchQuery query) throws IOException {
        Reading reading = Reading.of(query, analyzer);
        TermStatistics statistics = Totals.statistics(List.of(counts(reading.query(), 0), counts(reading.query(), 1)));
        GlobalSearcher searcher = new GlobalSearcher(reader, statistics);
        List<FieldDoc> hits = new ArrayList<>();
        long total = 0;
        for (int half = 0; half < 2; half++) {
            Query within = new TermQuery(new Term(Fields.PARTITION, String.valueOf(half)));
            TopFieldDocs top = searcher.search(
                    QueryTerms.expanded(reading.whole(List.of(within)), statistics),
                    new TopFieldCollectorManager(TopDocuments.ORDER, Reading.limit(query), Integer.MAX_VALUE));
            total += top.totalHits.value();
            for (var hit : top.scoreDocs) {
                hits.add((FieldDoc) hit);
            }
        }
        List<FieldDoc> best =
                hits.stream().sorted(BEST).limit(Reading.limit(query)).toList();
        return new SingleIndex.Found(
                best.stream()
                        .map(hit -> ((BytesRef) hit.fields[1]).utf8ToString())
                        .toList(),
                best.stream().map(Halves::score).toList(),
                total,
                new Facets(Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private TermStatistics counts(Query query, int half) throws IOException {
        Corpus corpus = new Corpus(reader, List.of(half), 1);
        StatisticsQuery wanted = QueryTerms.wanted(query, List.of(half));
        List<FieldCount> fields = new ArrayList<>();
        for (String field : wanted.fields()) {
            fields.add(corpus.field(field));
        }
        List<TermCount> terms = new ArrayList<>();
        for (StatisticsQuery.Term term : wanted.terms()) {
            terms.add(corpus.term(term));
        }
        List<Expansion> expansions = new ArrayList<>();
        for (StatisticsQuery.FuzzyTerm fuzzy : wanted.fuzzy()) {
            expansions.add(corpus.near(fuzzy));
        }
        return new TermStatistics(fields, terms, expansions);
    }

    private static double score(FieldDoc hit) {
        return (Float) hit.fields[0];
    }
}
