package org.cloudy.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.util.BytesRef;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;
import org.cloudy.bus.search.TermStatistics.Variant;

/** Puts together what several nodes counted. */
final class Totals {
    private static final Comparator<Variant> NEAREST =
            Comparator.comparingDouble(Variant::nearness).reversed().thenComparing(Variant::text, Totals::compare);

    private Totals() {}

    static TermStatistics statistics(List<TermStatistics> parts) {
        Map<String, FieldCount> fields = new LinkedHashMap<>();
        Map<Term, TermCount> terms = new LinkedHashMap<>();
        Map<FuzzyTerm, Map<String, Variant>> near = new LinkedHashMap<>();
        for (TermStatistics part : parts) {
            part.fields().forEach(count -> fields.merge(count.field(), count, Totals::sum));
            part.terms().forEach(count -> terms.merge(new Term(count.field(), count.text()), count, Totals::sum));
            part.expansions().forEach(expansion -> {
                Map<String, Variant> variants = near.computeIfAbsent(expansion.of(), fuzzy -> new HashMap<>());
                expansion.variants().forEach(variant -> variants.merge(variant.text(), variant, Totals::sum));
            });
        }
        return new TermStatistics(
                List.copyOf(fields.values()),
                List.copyOf(terms.values()),
                near.entrySet().stream()
                        .map(each -> new Expansion(
                                each.getKey(),
                                each.getValue().values().stream()
                                        .sorted(NEAREST)
                                        .limit(Corpus.MOST_VARIANTS)
                                        .toList()))
                        .toList());
    }

    static Facets facets(List<Facets> parts) {
        return new Facets(
                sum(parts, Facets::kinds),
                sum(parts, Facets::languages),
                sum(parts, Facets::nodes),
                sum(parts, Facets::ages));
    }

    private static Map<String, Long> sum(List<Facets> parts, Function<Facets, Map<String, Long>> of) {
        Map<String, Long> sums = new TreeMap<>();
        parts.forEach(part -> of.apply(part).forEach((value, count) -> sums.merge(value, count, Long::sum)));
        return sums;
    }

    private static FieldCount sum(FieldCount one, FieldCount other) {
        return new FieldCount(
                one.field(), one.documents() + other.documents(), one.occurrences() + other.occurrences());
    }

    private static TermCount sum(TermCount one, TermCount other) {
        return new TermCount(
                one.field(), one.text(), one.documents() + other.documents(), one.occurrences() + other.occurrences());
    }

    private static Variant sum(Variant one, Variant other) {
        return new Variant(
                one.text(),
                one.nearness(),
                one.documents() + other.documents(),
                one.occurrences() + other.occurrences());
    }

    /** The order of the index: that of code points, which UTF-8 keeps and Java's strings do not. */
    static int compare(String one, String other) {
        return new BytesRef(one).compareTo(new BytesRef(other));
    }
}
