package org.cloudy.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.Variant;

/** The terms of a query whose statistics make its scores, and the fuzzy ones that stand for several. */
final class QueryTerms {
    private final Set<Term> exact = new LinkedHashSet<>();
    private final Set<FuzzyTerm> fuzzy = new LinkedHashSet<>();

    private QueryTerms() {}

    /** What must be known of all documents before a query can be scored. */
    static StatisticsQuery wanted(Query query, List<Integer> partitions) {
        QueryTerms terms = new QueryTerms();
        terms.collect(query);
        return new StatisticsQuery(
                partitions,
                Stream.concat(
                                terms.exact.stream().map(Term::field),
                                terms.fuzzy.stream().map(FuzzyTerm::field))
                        .distinct()
                        .toList(),
                terms.exact.stream()
                        .map(term -> new StatisticsQuery.Term(term.field(), term.text()))
                        .toList(),
                List.copyOf(terms.fuzzy));
    }

    /**
     * The query with the terms that its fuzzy ones stand for, as Lucene puts them within one index, and without those that occur nowhere,
     * which need not be looked up: most words are looked for by the stems of all languages.
     */
    static Query expanded(Query query, TermStatistics statistics) {
        Map<FuzzyTerm, Query> variants = statistics.expansions().stream()
                .collect(Collectors.toMap(Expansion::of, QueryTerms::variants, (one, other) -> one));
        Set<Term> absent = statistics.terms().stream()
                .filter(count -> count.documents() == 0)
                .map(count -> new Term(count.field(), count.text()))
                .collect(Collectors.toSet());
        return replaced(query, variants, absent);
    }

    private void collect(Query query) {
        switch (query) {
            case TermQuery term -> exact.add(term.getTerm());
            case PhraseQuery phrase -> exact.addAll(List.of(phrase.getTerms()));
            case FuzzyQuery near -> fuzzy.add(fuzzy(near));
            case BoostQuery boosted -> collect(boosted.getQuery());
            case DisjunctionMaxQuery best -> best.getDisjuncts().forEach(this::collect);
            case BooleanQuery all -> all.clauses().forEach(clause -> collect(clause.query()));
            default -> {
                // All others score every document the same, or none.
            }
        }
    }

    private static FuzzyTerm fuzzy(FuzzyQuery query) {
        return new FuzzyTerm(
                query.getTerm().field(), query.getTerm().text(), query.getMaxEdits(), query.getPrefixLength());
    }

    private static Query replaced(Query query, Map<FuzzyTerm, Query> variants, Set<Term> absent) {
        Function<Query, Query> inner = each -> replaced(each, variants, absent);
        return switch (query) {
            case TermQuery term when absent.contains(term.getTerm()) -> MatchNoDocsQuery.INSTANCE;
            case FuzzyQuery near -> variants.getOrDefault(fuzzy(near), MatchNoDocsQuery.INSTANCE);
            case BoostQuery boosted -> new BoostQuery(inner.apply(boosted.getQuery()), boosted.getBoost());
            case DisjunctionMaxQuery best ->
                new DisjunctionMaxQuery(
                        best.getDisjuncts().stream().map(inner).toList(), best.getTieBreakerMultiplier());
            case BooleanQuery all -> {
                BooleanQuery.Builder builder =
                        new BooleanQuery.Builder().setMinimumNumberShouldMatch(all.getMinimumNumberShouldMatch());
                all.clauses().forEach(clause -> builder.add(inner.apply(clause.query()), clause.occur()));
                yield builder.build();
            }
            default -> query;
        };
    }

    /**
     * They count as one word: as frequent as the most frequent of them. Beside others a fuzzy word counts as it does alone, though they
     * stand for the same terms. Lucene by itself merges such terms, and keeps the statistics of one of the words; which one hangs on the
     * order of hashes, so that each node would have scores of its own.
     */
    private static Query variants(Expansion expansion) {
        long documents = expansion.variants().stream()
                .mapToLong(Variant::documents)
                .max()
                .orElse(1);
        long occurrences =
                expansion.variants().stream().mapToLong(Variant::occurrences).sum();
        List<Variant> inOrder = new ArrayList<>(expansion.variants());
        inOrder.sort((one, other) -> one.text().compareTo(other.text()));
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Variant variant : inOrder) {
            any.add(
                    new BoostQuery(
                            new NearTerm(new Term(expansion.of().field(), variant.text()), documents, occurrences),
                            (float) Math.max(0, variant.nearness())),
                    Occur.SHOULD);
        }
        return any.build();
    }
}
