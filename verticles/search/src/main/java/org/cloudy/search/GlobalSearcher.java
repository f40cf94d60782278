package org.cloudy.search;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;

/** Searches a part of the index, and scores as if it had all of it. */
final class GlobalSearcher extends IndexSearcher {
    private final Map<String, FieldCount> fields = new HashMap<>();
    private final Map<Term, TermCount> terms = new HashMap<>();

    /** @param statistics of the whole index, as far as the query needs them */
    GlobalSearcher(IndexReader reader, TermStatistics statistics) {
        super(reader);
        statistics.fields().forEach(count -> fields.put(count.field(), count));
        statistics.terms().forEach(count -> terms.put(new Term(count.field(), count.text()), count));
    }

    @Override
    public org.apache.lucene.search.TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq) {
        TermCount count = terms.get(term);
        // A term of deleted documents alone occurs nowhere; its score is asked for, but never used.
        return count == null || count.documents() == 0
                ? new org.apache.lucene.search.TermStatistics(term.bytes(), 1, 1)
                : new org.apache.lucene.search.TermStatistics(term.bytes(), count.documents(), count.occurrences());
    }

    @Override
    public CollectionStatistics collectionStatistics(String field) {
        FieldCount count = fields.get(field);
        return count == null || count.documents() == 0
                ? new CollectionStatistics(field, 1, 1, 1, 1)
                : new CollectionStatistics(
                        field, count.documents(), count.documents(), count.occurrences(), count.occurrences());
    }
}
