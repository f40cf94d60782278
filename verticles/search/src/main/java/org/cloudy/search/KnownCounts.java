package org.cloudy.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;

/**
 * What other nodes counted, as long as their index is of the version that it was counted in: so the usual query need not have its words
 * counted first. Bounded; for any thread.
 */
final class KnownCounts {
    private static final int MOST_PORTIONS = 256;
    private static final int MOST_COUNTS = 2_000;

    private final Map<Portion, Counts> known = new LinkedHashMap<>(16, 0.75f, true);

    /** What was counted in one version of a portion. */
    record Known(long version, TermStatistics statistics) {}

    private static final class Counts {
        private final long version;
        private final Map<String, FieldCount> fields = new HashMap<>();
        private final Map<Term, TermCount> terms = new HashMap<>();
        private final Map<FuzzyTerm, Expansion> expansions = new HashMap<>();

        Counts(long version) {
            this.version = version;
        }

        boolean isFull() {
            return fields.size() + terms.size() + expansions.size() * Corpus.MOST_VARIANTS > MOST_COUNTS;
        }
    }

    /** The counts of a portion; empty if one that is wanted is not known. */
    synchronized Optional<Known> of(Portion portion, StatisticsQuery wanted) {
        Counts counts = known.get(portion);
        if (counts == null) {
            return Optional.empty();
        }
        Optional<List<FieldCount>> fields = all(wanted.fields(), counts.fields::get);
        Optional<List<TermCount>> terms = all(wanted.terms(), counts.terms::get);
        Optional<List<Expansion>> expansions = all(wanted.fuzzy(), counts.expansions::get);
        return fields.isPresent() && terms.isPresent() && expansions.isPresent()
                ? Optional.of(
                        new Known(counts.version, new TermStatistics(fields.get(), terms.get(), expansions.get())))
                : Optional.empty();
    }

    /** A node counted. */
    synchronized void learn(Portion portion, long version, TermStatistics statistics) {
        Counts counts = known.get(portion);
        if (counts == null || counts.version != version || counts.isFull()) {
            counts = new Counts(version);
            known.put(portion, counts);
            if (known.size() > MOST_PORTIONS) {
                known.remove(known.keySet().iterator().next());
            }
        }
        for (FieldCount each : statistics.fields()) {
            counts.fields.put(each.field(), each);
        }
        for (TermCount each : statistics.terms()) {
            counts.terms.put(new Term(each.field(), each.text()), each);
        }
        for (Expansion each : statistics.expansions()) {
            counts.expansions.put(each.of(), each);
        }
    }

    private static <K, V> Optional<List<V>> all(List<K> keys, Function<K, V> known) {
        List<V> values = new ArrayList<>();
        for (K key : keys) {
            V value = known.apply(key);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }
}
