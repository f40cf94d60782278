package org.cloudy.search;

import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches the documents of a {@link Corpus}: searching one reader alone, that of the corpus. */
final class Within extends Query {
    private final List<@Nullable FixedBitSet> wanted;

    /** @param wanted by segment; null where all of its documents are */
    Within(List<@Nullable FixedBitSet> wanted) {
        this.wanted = wanted;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                FixedBitSet bits = wanted.get(leaf.ord);
                int most = leaf.reader().maxDoc();
                DocIdSetIterator each = bits == null
                        ? DocIdSetIterator.all(most)
                        : new BitSetIterator(bits, bits.approximateCardinality());
                return ConstantScoreScorerSupplier.fromIterator(each, score(), mode, most);
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "within";
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && wanted.equals(((Within) other).wanted);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + wanted.hashCode();
    }
}
