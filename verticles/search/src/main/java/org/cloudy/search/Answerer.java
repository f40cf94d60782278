package org.cloudy.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Activity;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.Share;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;

/**
 * Answers this node's part of a query, of the partitions that it holds and has indexed. Whoever asks, another node too, may ask for
 * anything: what is out of bounds is refused. Methods block.
 */
final class Answerer {
    /** By score, then by id: the same on every node, and within one index. */
    static final Sort ORDER = new Sort(SortField.FIELD_SCORE, new SortField(Fields.ID, SortField.Type.STRING));

    private static final int MOST_TERMS = 2_000;
    private static final int MOST_FUZZY = 128;
    private static final int LONGEST_TERM = 1_000;
    private static final long DEADLINE_NANOS = 2_000_000_000L;
    private static final int REMEMBERED = 4;

    private final NodeId self;
    private final Indexer indexer;
    private final Partitions partitions;
    private final Analyzer analyzer;
    private final Map<Extent, Corpus> corpora = new LinkedHashMap<>();

    /** Some partitions, as one reader sees them. */
    private record Extent(IndexReader reader, Set<Integer> partitions) {}

    Answerer(NodeId self, Indexer indexer, Partitions partitions, Analyzer analyzer) {
        this.self = self;
        this.indexer = indexer;
        this.partitions = partitions;
        this.analyzer = analyzer;
    }

    /** How often terms occur. Failure INVALID, UNAVAILABLE. */
    PartialStatistics statistics(StatisticsQuery query) {
        if (query.terms().size() > MOST_TERMS
                || query.fields().size() > MOST_TERMS
                || query.fuzzy().size() > MOST_FUZZY
                || query.terms().stream().anyMatch(term -> term.text().length() > LONGEST_TERM)
                || !query.fuzzy().stream().allMatch(Answerer::isSound)) {
            throw Failure.of(FailureCode.INVALID, "search.failure.out-of-bounds");
        }
        return search(query.partitions(), (searcher, covered) -> {
            Corpus corpus = corpus(searcher.getIndexReader(), covered);
            List<FieldCount> fields = new ArrayList<>();
            for (String field : query.fields()) {
                fields.add(corpus.field(field));
            }
            List<TermCount> terms = new ArrayList<>();
            for (Term term : query.terms()) {
                terms.add(corpus.term(term));
            }
            List<Expansion> expansions = new ArrayList<>();
            for (FuzzyTerm fuzzy : query.fuzzy()) {
                expansions.add(corpus.near(fuzzy));
            }
            return new PartialStatistics(covered, new TermStatistics(fields, terms, expansions));
        });
    }

    /** The best of this node's documents. Failure INVALID, TIMEOUT, UNAVAILABLE. */
    PartialResults top(PartialQuery asked) {
        Reading reading = Reading.of(asked.query(), analyzer);
        try {
            return search(asked.partitions(), (searcher, covered) -> {
                Corpus corpus = corpus(searcher.getIndexReader(), covered);
                List<Query> extent = corpus.isWhole() ? List.of() : List.of(within(covered));
                Query query = QueryTerms.expanded(
                        reading.whole(extent), asked.statistics().expansions());
                GlobalSearcher global = new GlobalSearcher(searcher.getIndexReader(), asked.statistics());
                return best(global, query, covered, asked);
            });
        } catch (IndexSearcher.TooManyClauses | TooComplexToDeterminizeException | IllegalArgumentException e) {
            throw Failure.of(FailureCode.INVALID, "search.failure.out-of-bounds");
        }
    }

    private static PartialResults best(GlobalSearcher global, Query query, List<Integer> covered, PartialQuery asked)
            throws IOException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        global.setTimeout(() -> System.nanoTime() - end > 0);
        Object[] found = global.search(
                query,
                new MultiCollectorManager(
                        new TopFieldCollectorManager(ORDER, Reading.limit(asked.query()), Integer.MAX_VALUE),
                        FacetCounter.manager()));
        if (global.timedOut()) {
            throw Failure.of(FailureCode.TIMEOUT, "failure.timeout");
        }
        TopFieldDocs top = (TopFieldDocs) found[0];
        List<Candidate> candidates = new ArrayList<>();
        for (var each : top.scoreDocs) {
            FieldDoc hit = (FieldDoc) each;
            candidates.add(new Candidate(
                    ((BytesRef) hit.fields[1]).utf8ToString(),
                    (Float) hit.fields[0],
                    Boolean.TRUE.equals(asked.query().explain())
                            ? global.explain(query, hit.doc).toString()
                            : null));
        }
        return new PartialResults(covered, candidates, top.totalHits.value(), (Facets) found[1]);
    }

    /** This node's part of the index. */
    Share share() {
        List<Integer> own = partitions.own();
        return search(List.of(), (searcher, nothing) -> {
            List<Integer> covered = indexer.covered(own);
            return new Share(
                    self,
                    own.size(),
                    0,
                    covered.size(),
                    corpus(searcher.getIndexReader(), covered).documents(),
                    indexer.index().bytes(),
                    Activity.NONE);
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T of(IndexSearcher searcher, List<Integer> covered) throws IOException;
    }

    /**
     * Searches what is covered of some partitions. Where one goes elsewhere meanwhile, nobody knows whether its documents were still
     * seen: that is no answer. What can't be read is damaged, and made anew; until then it answers for nothing.
     */
    private <T> T search(List<Integer> asked, Work<T> work) {
        Index index = indexer.index();
        try {
            long losses = indexer.losses(asked);
            List<Integer> covered = indexer.covered(asked);
            T found = index.search(searcher -> work.of(searcher, covered));
            if (indexer.losses(asked) != losses) {
                throw Failure.of(FailureCode.UNAVAILABLE, "search.failure.moving");
            }
            return found;
        } catch (IOException | AlreadyClosedException e) {
            indexer.damaged(index, e);
            throw Failure.of(FailureCode.UNAVAILABLE, "search.failure.index");
        }
    }

    private Corpus corpus(IndexReader reader, List<Integer> covered) throws IOException {
        Extent extent = new Extent(reader, Set.copyOf(covered));
        synchronized (corpora) {
            Corpus known = corpora.get(extent);
            if (known == null) {
                known = new Corpus(reader, covered);
                corpora.put(extent, known);
                if (corpora.size() > REMEMBERED) {
                    corpora.remove(corpora.keySet().iterator().next());
                }
            }
            return known;
        }
    }

    private static Query within(List<Integer> covered) {
        return new TermInSetQuery(
                Fields.PARTITION,
                covered.stream()
                        .map(partition -> new BytesRef(String.valueOf(partition)))
                        .toList());
    }

    private static boolean isSound(FuzzyTerm fuzzy) {
        return fuzzy.text().length() <= LONGEST_TERM
                && fuzzy.edits() >= 0
                && fuzzy.edits() <= 2
                && fuzzy.prefix() >= 0
                && fuzzy.prefix() <= fuzzy.text().length();
    }
}
