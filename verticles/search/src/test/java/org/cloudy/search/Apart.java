package org.cloudy.search;

import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

/**
 * A fuzzy query that Lucene evaluates as if it were alone: each of the terms that it stands for remains its own. Beside others Lucene
 * would merge those that are the same, and let the statistics of one of these queries count for all of them: those of the first in the
 * order of hashes, which is another in each JVM.
 */
final class Apart extends Query {
    private final FuzzyQuery of;
    private final Query inner;

    /** @param inner what Lucene made of it so far, or a part of that */
    private Apart(FuzzyQuery of, Query inner) {
        this.of = of;
        this.inner = inner;
    }

    /** A query with each of its fuzzy ones as if it were alone. */
    static Query each(Query query) {
        return replaced(query, part -> part instanceof FuzzyQuery fuzzy ? new Apart(fuzzy, fuzzy) : part);
    }

    private static Query replaced(Query query, UnaryOperator<Query> part) {
        return switch (query) {
            case BoostQuery boosted -> new BoostQuery(replaced(boosted.getQuery(), part), boosted.getBoost());
            case ConstantScoreQuery same -> new ConstantScoreQuery(replaced(same.getQuery(), part));
            case DisjunctionMaxQuery best ->
                new DisjunctionMaxQuery(
                        best.getDisjuncts().stream()
                                .map(each -> replaced(each, part))
                                .toList(),
                        best.getTieBreakerMultiplier());
            case BooleanQuery all -> {
                BooleanQuery.Builder builder =
                        new BooleanQuery.Builder().setMinimumNumberShouldMatch(all.getMinimumNumberShouldMatch());
                all.clauses().forEach(clause -> builder.add(replaced(clause.query(), part), clause.occur()));
                yield builder.build();
            }
            default -> part.apply(query);
        };
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = inner.rewrite(searcher);
        return rewritten.equals(inner) ? this : replaced(rewritten, part -> new Apart(of, part));
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        return inner.createWeight(searcher, mode, boost);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        inner.visit(visitor);
    }

    @Override
    public String toString(String field) {
        return inner.toString(field);
    }

    @Override
    public boolean equals(Object other) {
        return sameClassAs(other) && of.equals(((Apart) other).of) && inner.equals(((Apart) other).inner);
    }

    @Override
    public int hashCode() {
        return Objects.hash(classHash(), of, inner);
    }
}
