package org.cloudy.search;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.Facets;
import org.jspecify.annotations.Nullable;

/** Counts how the documents that match divide. */
final class FacetCounter extends SimpleCollector {
    /** The longest last, which has all that the others have. */
    private static final List<Age> AGES = List.of(Age.values());

    private final Count kinds = new Count(Fields.KIND);
    private final Count languages = new Count(Fields.LANGUAGE);
    private final Count nodes = new Count(Fields.NODE);
    private final long[] since;
    private final long[] counts;
    private @Nullable NumericDocValues published;

    private FacetCounter(Instant asked) {
        this.since = AGES.stream().mapToLong(age -> Ages.since(age, asked)).toArray();
        this.counts = new long[since.length];
    }

    /** One facet. Within a segment values are numbers; their names are looked up at its end. */
    private static final class Count {
        private final String field;
        private final Map<String, Long> counts = new TreeMap<>();
        private @Nullable SortedDocValues values;
        private long[] ordinals = {};

        Count(String field) {
            this.field = field;
        }

        void begin(LeafReaderContext leaf) throws IOException {
            values = DocValues.getSorted(leaf.reader(), field);
            ordinals = new long[values.getValueCount()];
        }

        void add(int doc) throws IOException {
            if (values != null && values.advanceExact(doc)) {
                ordinals[values.ordValue()]++;
            }
        }

        void end() throws IOException {
            for (int ordinal = 0; values != null && ordinal < ordinals.length; ordinal++) {
                if (ordinals[ordinal] > 0) {
                    counts.merge(values.lookupOrd(ordinal).utf8ToString(), ordinals[ordinal], Long::sum);
                }
            }
        }
    }

    /**
     * Has the documents of a search counted.
     *
     * @param asked when it was asked, from which their age is told
     */
    static CollectorManager<FacetCounter, Facets> manager(Instant asked) {
        return new CollectorManager<>() {
            @Override
            public FacetCounter newCollector() {
                return new FacetCounter(asked);
            }

            @Override
            public Facets reduce(Collection<FacetCounter> counters) {
                return Totals.facets(counters.stream().map(FacetCounter::facets).toList());
            }
        };
    }

    private Facets facets() {
        Map<String, Long> ages = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                ages.put(AGES.get(i).name(), counts[i]);
            }
        }
        return new Facets(kinds.counts, languages.counts, nodes.counts, ages);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        for (Count count : List.of(kinds, languages, nodes)) {
            count.begin(leaf);
        }
        published = DocValues.getNumeric(leaf.reader(), Fields.PUBLISHED);
    }

    @Override
    public void collect(int doc) throws IOException {
        kinds.add(doc);
        languages.add(doc);
        nodes.add(doc);
        if (published != null && published.advanceExact(doc)) {
            long at = published.longValue();
            for (int age = since.length - 1; age >= 0 && at >= since[age]; age--) {
                counts[age]++;
            }
        }
    }

    @Override
    public void finish() throws IOException {
        for (Count count : List.of(kinds, languages, nodes)) {
            count.end();
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
