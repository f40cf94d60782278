package org.cloudy.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Activity;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.DocumentsQuery;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.Share;
import org.cloudy.bus.search.SignedDocuments;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.TermStatistics;

/**
 * Answers this node's part of a query, of the partitions of which it has a copy and has indexed it. Whoever asks, another node too, may
 * ask for anything: what is out of bounds is refused. Methods block.
 */
final class Answerer implements AutoCloseable {
    private static final int MOST_TERMS = 2_000;
    private static final int MOST_FUZZY = 128;
    private static final int MOST_NODES = 10_000;
    private static final int LONGEST_TERM = 1_000;

    private final NodeId self;
    private final Indexer indexer;
    private final Partitions partitions;
    private final Analyzer analyzer;
    private final Corpora corpora = new Corpora(System::nanoTime);
    /**
     * As many searches at once as there are processors, first come, first served: virtual threads alone are no fair queue, and who is
     * unlucky would wait for as long as others come.
     */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    Answerer(NodeId self, Indexer indexer, Partitions partitions, Analyzer analyzer) {
        this.self = self;
        this.indexer = indexer;
        this.partitions = partitions;
        this.analyzer = analyzer;
    }

    /** How often terms occur. Failure INVALID, UNAVAILABLE. */
    PartialStatistics statistics(StatisticsQuery query) {
        check(query);
        return search(
                query.partitions(),
                Optional.empty(),
                corpus -> new PartialStatistics(corpus.partitions(), corpus.count(query)));
    }

    /** How a text may go on. Failure INVALID, UNAVAILABLE. */
    PartialCompletions completions(CompletionQuery query) {
        if (query.text().length() > Reading.LONGEST || query.limit() < 1 || query.limit() > Completions.MOST) {
            throw outOfBounds();
        }
        return search(query.partitions(), Optional.empty(), corpus -> Completions.find(corpus, query, analyzer));
    }

    /** The best of this node's documents, or what must be counted first. Failure INVALID, TIMEOUT, UNAVAILABLE. */
    PartialResults top(PartialQuery asked) {
        return top(asked, Reading.of(asked.query(), analyzer));
    }

    /** The same for a query that was read already. */
    PartialResults top(PartialQuery asked, Reading reading) {
        StatisticsQuery terms = QueryTerms.wanted(reading.query(), asked.partitions());
        check(terms);
        if (asked.nearest().size() > MOST_NODES || asked.whole() < 0 || asked.whole() > Reading.MOST_HITS) {
            throw outOfBounds();
        }
        Optional<Long> version = Optional.ofNullable(asked.version());
        TermStatistics statistics = asked.statistics();
        try {
            return search(asked.partitions(), version.filter(pinned -> asked.pinned()), corpus -> {
                boolean same =
                        version.filter(named -> named == corpus.version()).isPresent();
                return new PartialResults(
                        corpus.partitions(),
                        corpus.version(),
                        same ? null : corpus.count(terms),
                        statistics != null && (same || version.isEmpty())
                                ? TopDocuments.of(corpus, reading, asked, statistics)
                                : null);
            });
        } catch (IndexSearcher.TooManyClauses | TooComplexToDeterminizeException | IllegalArgumentException e) {
            throw outOfBounds();
        }
    }

    /** Documents that it has indexed. Failure INVALID, UNAVAILABLE. */
    SignedDocuments documents(DocumentsQuery query) {
        if (query.ids().size() > Fetching.AT_ONCE) {
            throw outOfBounds();
        }
        Index index = indexer.index();
        turns.acquireUninterruptibly();
        try {
            Map<String, String> texts = new HashMap<>();
            for (String id : query.ids()) {
                index.text(id).ifPresent(text -> texts.put(id, text));
            }
            return new SignedDocuments(texts);
        } catch (IOException | AlreadyClosedException e) {
            indexer.damaged(index, e);
            throw damaged();
        } finally {
            turns.release();
        }
    }

    /** This node's part of the index. */
    Share share(Activity activity) {
        List<Integer> own = partitions.own().stream().sorted().toList();
        return search(
                own,
                Optional.empty(),
                corpus -> new Share(
                        self,
                        own.size(),
                        partitions.kept().size(),
                        corpus.partitions().size(),
                        corpus.documents(),
                        indexer.index().bytes(),
                        activity));
    }

    /** Lets go of files of the index that no query needs any more. */
    void tidy() {
        Index index = indexer.index();
        try {
            index.search(searcher -> corpora.forgetOld(searcher.getIndexReader()));
        } catch (IOException | AlreadyClosedException e) {
            indexer.damaged(index, e);
        }
    }

    @Override
    public void close() {
        corpora.close();
    }

    @FunctionalInterface
    private interface Work<T> {
        T of(Corpus corpus) throws IOException;
    }

    /**
     * Searches what is covered of some partitions. Where one goes elsewhere meanwhile, nobody knows whether its documents were still
     * seen: that is no answer. What can't be read is damaged, and made anew; until then it answers for nothing.
     *
     * @param version of the state that is wanted, if it is still there; the newest otherwise
     */
    private <T> T search(List<Integer> asked, Optional<Long> version, Work<T> work) {
        Index index = indexer.index();
        turns.acquireUninterruptibly();
        try (Corpora.Loan loan = loan(index, asked, version)) {
            T found = work.of(loan.corpus());
            if (indexer.losses(loan.corpus().partitions()) != loan.losses()) {
                throw Failure.of(FailureCode.UNAVAILABLE, "search.failure.moving");
            }
            return found;
        } catch (IOException | AlreadyClosedException e) {
            indexer.damaged(index, e);
            throw damaged();
        } finally {
            turns.release();
        }
    }

    private static Failure damaged() {
        return Failure.of(FailureCode.UNAVAILABLE, "search.failure.index");
    }

    private Corpora.Loan loan(Index index, List<Integer> asked, Optional<Long> version) throws IOException {
        Optional<Corpora.Loan> known = version.flatMap(named -> corpora.of(named, asked));
        if (known.isPresent()) {
            return known.get();
        }
        // Asked before the index is: what is lost from here on is seen in the end.
        Coverage.Part covered = indexer.covered(asked);
        return index.search(searcher -> corpora.of(searcher.getIndexReader(), covered.partitions(), covered.losses()));
    }

    private static void check(StatisticsQuery query) {
        if (query.terms().size() > MOST_TERMS
                || query.fields().size() > MOST_TERMS
                || query.fuzzy().size() > MOST_FUZZY
                || query.terms().stream().anyMatch(term -> term.text().length() > LONGEST_TERM)
                || !query.fuzzy().stream().allMatch(Answerer::isSound)) {
            throw outOfBounds();
        }
    }

    private static Failure outOfBounds() {
        return Failure.of(FailureCode.INVALID, "search.failure.out-of-bounds");
    }

    private static boolean isSound(FuzzyTerm fuzzy) {
        return fuzzy.text().length() <= LONGEST_TERM
                && fuzzy.edits() >= 0
                && fuzzy.edits() <= 2
                && fuzzy.prefix() >= 0
                && fuzzy.prefix() <= fuzzy.text().length();
    }
}
