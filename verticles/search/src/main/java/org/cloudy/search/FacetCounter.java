package org.cloudy.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.cloudy.bus.search.Facets;
import org.jspecify.annotations.Nullable;

/** Counts how the documents that match divide. */
final class FacetCounter extends SimpleCollector {
    private final Count kinds = new Count(Fields.KIND);
    private final Count languages = new Count(Fields.LANGUAGE);
    private final Count nodes = new Count(Fields.NODE);

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

    /** Has the documents of a search counted. */
    static CollectorManager<FacetCounter, Facets> manager() {
        return new CollectorManager<>() {
            @Override
            public FacetCounter newCollector() {
                return new FacetCounter();
            }

            @Override
            public Facets reduce(Collection<FacetCounter> counters) {
                return Totals.facets(counters.stream().map(FacetCounter::facets).toList());
            }
        };
    }

    private Facets facets() {
        return new Facets(kinds.counts, languages.counts, nodes.counts, Map.of());
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        for (Count count : List.of(kinds, languages, nodes)) {
            count.begin(leaf);
        }
    }

    @Override
    public void collect(int doc) throws IOException {
        kinds.add(doc);
        languages.add(doc);
        nodes.add(doc);
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
