package org.cloudy.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.cloudy.bus.NodeId;
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
    /** The usual one, and another for when somebody else does not answer: what a node held before partitions moved is of no use. */
    private static final int MOST_OF_A_NODE = 2;
    /** In all portions together: a word is eight terms, and a term takes some 200 bytes. */
    private static final int MOST_TERMS = 40_000;

    private static final int MOST_EXPANSIONS = 400;

    private final SequencedMap<Portion, Counts> known = byUse();
    private final Exclusive alone = new Exclusive();

    /** What was counted in one version of a portion. */
    record Known(long version, TermStatistics statistics) {}

    private static final class Counts {
        private final long version;
        private final SequencedMap<String, FieldCount> fields = byUse();
        private final SequencedMap<Term, TermCount> terms = byUse();
        private final SequencedMap<FuzzyTerm, Expansion> expansions = byUse();

        Counts(long version) {
            this.version = version;
        }

        void bound(int portions) {
            forget(fields, MOST_TERMS / portions);
            forget(terms, MOST_TERMS / portions);
            forget(expansions, MOST_EXPANSIONS / portions);
        }
    }

    /** The counts of a portion; empty if one that is wanted is not known. */
    Optional<Known> of(Portion portion, StatisticsQuery wanted) {
        return alone.get(() -> known(portion, wanted));
    }

    private Optional<Known> known(Portion portion, StatisticsQuery wanted) {
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
    void learn(Portion portion, long version, TermStatistics statistics) {
        alone.run(() -> remember(portion, version, statistics));
    }

    private void remember(Portion portion, long version, TermStatistics statistics) {
        Counts counts = known.get(portion);
        if (counts == null || counts.version != version) {
            counts = new Counts(version);
            known.put(portion, counts);
            forgetFormer(portion.node());
            forget(known, MOST_PORTIONS);
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
        counts.bound(known.size());
    }

    private void forgetFormer(NodeId node) {
        List<Portion> ofNode = known.keySet().stream()
                .filter(portion -> portion.node().equals(node))
                .toList();
        ofNode.subList(0, Math.max(0, ofNode.size() - MOST_OF_A_NODE)).forEach(known::remove);
    }

    private static <K, V> SequencedMap<K, V> byUse() {
        return new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Of more than so many forgets those that were used least lately. */
    private static void forget(SequencedMap<?, ?> known, int most) {
        while (known.size() > most) {
            known.pollFirstEntry();
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
