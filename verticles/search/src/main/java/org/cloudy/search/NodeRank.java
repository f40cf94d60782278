package org.cloudy.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LongValues;
import org.apache.lucene.search.LongValuesSource;
import org.cloudy.bus.NodeId;

/** How near the node of a document is: 0 for the nearest. All that are of none of the nodes are last. */
final class NodeRank extends LongValuesSource {
    private final Map<String, Integer> ranks = new HashMap<>();

    /** @param nearest the nearest first */
    NodeRank(List<NodeId> nearest) {
        nearest.forEach(node -> ranks.putIfAbsent(node.value(), ranks.size()));
    }

    /** That of a document's id. */
    int of(String id) {
        return ranks.getOrDefault(id.substring(0, Math.max(0, id.indexOf('/'))), ranks.size());
    }

    @Override
    public LongValues getValues(LeafReaderContext leaf, DoubleValues scores) throws IOException {
        SortedDocValues nodes = DocValues.getSorted(leaf.reader(), Fields.NODE);
        int[] byOrdinal = new int[nodes.getValueCount()];
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            byOrdinal[ordinal] = ranks.getOrDefault(nodes.lookupOrd(ordinal).utf8ToString(), ranks.size());
        }
        return new LongValues() {
            @Override
            public long longValue() throws IOException {
                return byOrdinal[nodes.ordValue()];
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                return nodes.advanceExact(doc);
            }
        };
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
        return true;
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public LongValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public int hashCode() {
        return ranks.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeRank rank && ranks.equals(rank.ranks);
    }

    @Override
    public String toString() {
        return "node rank";
    }
}
