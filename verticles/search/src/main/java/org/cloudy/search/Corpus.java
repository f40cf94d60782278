package org.cloudy.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.StatisticsQuery.FuzzyTerm;
import org.cloudy.bus.search.StatisticsQuery.Term;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.bus.search.TermStatistics.Expansion;
import org.cloudy.bus.search.TermStatistics.FieldCount;
import org.cloudy.bus.search.TermStatistics.TermCount;
import org.cloudy.bus.search.TermStatistics.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The documents of some partitions as one reader sees them, and how often terms occur in them. Lucene's own statistics count deleted
 * documents until their segment is merged away; here they are told exactly: where nothing is deleted and all is wanted by Lucene's own,
 * elsewhere by counting. For any thread, as long as the reader is open.
 */
final class Corpus {
    /** As many as a fuzzy query of Lucene takes. */
    static final int MOST_VARIANTS = 50;

    private static final int MOST_NEAR = 20_000;
    private static final int MOST_REMEMBERED = 3_000;
    private static final int MOST_EXPANSIONS = 100;

    private final IndexReader reader;
    private final List<Integer> partitions;
    private final long version;
    private final Map<String, FieldCount> fields = new ConcurrentHashMap<>();
    private final Map<Term, TermCount> terms = new ConcurrentHashMap<>();
    private final Map<FuzzyTerm, Expansion> expansions = new ConcurrentHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final IndexReader view;
    private int documents;

    /**
     * A segment.
     *
     * @param wanted its documents that count; null for all of them
     */
    record Part(LeafReader reader, @Nullable FixedBitSet wanted) {}

    /** @param version a number that no other state has, and always this one */
    Corpus(IndexReader reader, List<Integer> partitions, long version) throws IOException {
        this.reader = reader;
        this.version = version;
        this.partitions = List.copyOf(partitions);
        Set<Integer> wanted = Set.copyOf(partitions);
        boolean foreign = false;
        for (LeafReaderContext leaf : reader.leaves()) {
            LeafReader segment = leaf.reader();
            FixedBitSet bits = new FixedBitSet(segment.maxDoc());
            Bits live = segment.getLiveDocs();
            NumericDocValues partition = DocValues.getNumeric(segment, Fields.PARTITION);
            for (int doc = 0; doc < segment.maxDoc(); doc++) {
                if (live == null || live.get(doc)) {
                    boolean counts = partition.advanceExact(doc) && wanted.contains((int) partition.longValue());
                    foreign |= !counts;
                    if (counts) {
                        bits.set(doc);
                    }
                }
            }
            int count = bits.cardinality();
            documents += count;
            parts.add(new Part(segment, count == segment.maxDoc() ? null : bits));
        }
        this.view = foreign ? narrowed(parts) : reader;
    }

    /** It need not be closed: it counts references to its wrappers alone, not to the segments. */
    private static IndexReader narrowed(List<Part> parts) throws IOException {
        return new MultiReader(
                parts.stream()
                        .map(part -> new NarrowedReader(part.reader(), part.wanted()))
                        .toArray(LeafReader[]::new),
                false);
    }

    long version() {
        return version;
    }

    /** By segment, in the order of the reader. */
    List<Part> parts() {
        return parts;
    }

    IndexReader reader() {
        return reader;
    }

    List<Integer> partitions() {
        return partitions;
    }

    /** These documents alone, to be searched as long as the reader is open. */
    IndexReader view() {
        return view;
    }

    int documents() {
        return documents;
    }

    /** How often everything occurs that is asked for. */
    TermStatistics count(StatisticsQuery query) throws IOException {
        List<FieldCount> fieldCounts = new ArrayList<>();
        for (String field : query.fields()) {
            fieldCounts.add(field(field));
        }
        List<TermCount> termCounts = new ArrayList<>();
        for (Term term : query.terms()) {
            termCounts.add(term(term));
        }
        List<Expansion> expansions = new ArrayList<>();
        for (FuzzyTerm fuzzy : query.fuzzy()) {
            expansions.add(near(fuzzy));
        }
        return new TermStatistics(fieldCounts, termCounts, expansions);
    }

    /** How many documents have a field, and how many words it has in all. */
    FieldCount field(String field) throws IOException {
        FieldCount known = fields.get(field);
        if (known == null) {
            known = counted(field);
            remember(fields, field, known, MOST_REMEMBERED);
        }
        return known;
    }

    /** How many documents have a term, and how often. */
    TermCount term(Term term) throws IOException {
        TermCount known = terms.get(term);
        if (known == null) {
            known = counted(term);
            remember(terms, term, known, MOST_REMEMBERED);
        }
        return known;
    }

    private static <K, V> void remember(Map<K, V> known, K key, V value, int most) {
        if (known.size() < most) {
            known.put(key, value);
        }
    }

    private FieldCount counted(String field) throws IOException {
        long having = 0;
        long occurrences = 0;
        for (Part part : parts) {
            Terms terms = part.reader().terms(field);
            if (terms == null) {
                continue;
            }
            if (part.wanted() == null) {
                having += terms.getDocCount();
                occurrences += terms.getSumTotalTermFreq();
                continue;
            }
            NumericDocValues lengths = DocValues.getNumeric(part.reader(), Fields.length(field));
            while (lengths.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (part.wanted().get(lengths.docID())) {
                    having++;
                    occurrences += lengths.longValue();
                }
            }
        }
        return new FieldCount(field, having, occurrences);
    }

    private TermCount counted(Term term) throws IOException {
        long having = 0;
        long occurrences = 0;
        for (Part part : parts) {
            Terms terms = part.reader().terms(term.field());
            TermsEnum found = terms == null ? null : terms.iterator();
            if (found == null || !found.seekExact(new BytesRef(term.text()))) {
                continue;
            }
            if (part.wanted() == null) {
                having += found.docFreq();
                occurrences += found.totalTermFreq();
                continue;
            }
            PostingsEnum postings = found.postings(null, PostingsEnum.FREQS);
            while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (part.wanted().get(postings.docID())) {
                    having++;
                    occurrences += postings.freq();
                }
            }
        }
        return new TermCount(term.field(), term.text(), having, occurrences);
    }

    /** The terms near one, of those that occur: the nearest first, then in the order of the terms. */
    Expansion near(FuzzyTerm fuzzy) throws IOException {
        Expansion known = expansions.get(fuzzy);
        if (known == null) {
            known = found(fuzzy);
            remember(expansions, fuzzy, known, MOST_EXPANSIONS);
        }
        return known;
    }

    private Expansion found(FuzzyTerm fuzzy) throws IOException {
        Map<BytesRef, Float> near = new HashMap<>();
        Neighbours neighbours = new Neighbours(fuzzy);
        for (Part part : parts) {
            Terms terms = part.reader().terms(fuzzy.field());
            if (terms != null) {
                neighbours.collect(terms, near);
            }
        }
        List<Variant> variants = new ArrayList<>();
        List<Map.Entry<BytesRef, Float>> nearest = near.entrySet().stream()
                .sorted(Map.Entry.<BytesRef, Float>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        for (Map.Entry<BytesRef, Float> each : nearest) {
            TermCount count = term(new Term(fuzzy.field(), each.getKey().utf8ToString()));
            if (count.documents() > 0) {
                variants.add(new Variant(count.text(), each.getValue(), count.documents(), count.occurrences()));
            }
            if (variants.size() == MOST_VARIANTS) {
                break;
            }
        }
        return new Expansion(fuzzy, variants);
    }

    /** A fuzzy query that makes its automata once for all segments: they take longer than the search with them. */
    private static final class Neighbours extends FuzzyQuery {
        private final AttributeSource automata = new AttributeSource();

        Neighbours(FuzzyTerm of) {
            super(
                    new org.apache.lucene.index.Term(of.field(), of.text()),
                    of.edits(),
                    of.prefix(),
                    MOST_VARIANTS,
                    true);
        }

        void collect(Terms terms, Map<BytesRef, Float> near) throws IOException {
            TermsEnum found = getTermsEnum(terms, automata);
            for (BytesRef term = found.next(); term != null && near.size() < MOST_NEAR; term = found.next()) {
                near.put(BytesRef.deepCopyOf(term), found instanceof FuzzyTermsEnum fuzzy ? fuzzy.getBoost() : 1f);
            }
        }
    }
}
