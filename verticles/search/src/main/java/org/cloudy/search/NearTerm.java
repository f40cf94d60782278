package org.cloudy.search;

import java.io.IOException;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;

/**
 * A term near that of a fuzzy query, with the statistics that all of these share: a rare misspelling is not to count for more than the
 * word itself. The same as Lucene's {@link org.apache.lucene.search.BlendedTermQuery} does within one index.
 */
final class NearTerm extends Query {
    private final Term term;
    private final long documents;
    private final long occurrences;

    /**
     * @param documents that count as having the term
     * @param occurrences that count as its own
     */
    NearTerm(Term term, long documents, long occurrences) {
        this.term = term;
        this.documents = documents;
        this.occurrences = occurrences;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        return new TermQuery(term).createWeight(new Pinned(searcher), mode, boost);
    }

    private final class Pinned extends IndexSearcher {
        private final IndexSearcher all;

        Pinned(IndexSearcher all) {
            super(all.getTopReaderContext());
            this.all = all;
        }

        @Override
        public TermStatistics termStatistics(Term counted, int docFreq, long totalTermFreq) {
            return new TermStatistics(counted.bytes(), documents, occurrences);
        }

        @Override
        public CollectionStatistics collectionStatistics(String field) throws IOException {
            return all.collectionStatistics(field);
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(term.field())) {
            visitor.consumeTerms(this, term);
        }
    }

    @Override
    public String toString(String field) {
        return term + "~";
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other)
                && term.equals(((NearTerm) other).term)
                && documents == ((NearTerm) other).documents
                && occurrences == ((NearTerm) other).occurrences;
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + term.hashCode();
    }
}
