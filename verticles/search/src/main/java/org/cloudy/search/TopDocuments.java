package org.cloudy.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Facets;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialResults.Found;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.TermStatistics;

/** The best documents of some partitions, scored as in one index with all others. */
final class TopDocuments {
    /** By score, then by id: the same on every node, and within one index. */
    static final Sort ORDER = new Sort(SortField.FIELD_SCORE, new SortField(Fields.ID, SortField.Type.STRING));

    /** Of all texts that are given along. */
    private static final int MOST_CHARACTERS = 32 << 10;

    private static final long DEADLINE_NANOS = 2_000_000_000L;

    private TopDocuments() {}

    /** The order of what is found, for a query that may want near nodes first. */
    private static Sort order(SearchQuery query, List<NodeId> nearest) {
        return Boolean.TRUE.equals(query.near())
                ? new Sort(new NodeRank(nearest).getSortField(false), ORDER.getSort()[0], ORDER.getSort()[1])
                : ORDER;
    }

    /**
     * Searches them. Failure TIMEOUT.
     *
     * @param statistics of all documents, with which these are scored
     */
    static Found of(Corpus corpus, Reading reading, PartialQuery asked, TermStatistics statistics) throws IOException {
        List<Query> filters = new ArrayList<>();
        if (asked.query().age() != null) {
            filters.add(Ages.within(asked.query().age(), asked.asked()));
        }
        Query query = QueryTerms.expanded(reading.whole(filters), statistics);
        GlobalSearcher global = new GlobalSearcher(corpus.view(), statistics);
        long end = System.nanoTime() + DEADLINE_NANOS;
        global.setTimeout(() -> System.nanoTime() - end > 0);
        Sort order = order(asked.query(), asked.nearest());
        Object[] found = global.search(
                query,
                new MultiCollectorManager(
                        new TopFieldCollectorManager(
                                order.rewrite(global), Reading.limit(asked.query()), Integer.MAX_VALUE),
                        FacetCounter.manager(asked.asked())));
        if (global.timedOut()) {
            throw Failure.of(FailureCode.TIMEOUT, "failure.timeout");
        }
        TopFieldDocs top = (TopFieldDocs) found[0];
        int score = order.getSort().length - ORDER.getSort().length;
        List<Candidate> candidates = new ArrayList<>();
        Texts texts = new Texts(global.storedFields(), asked.whole());
        for (var each : top.scoreDocs) {
            FieldDoc hit = (FieldDoc) each;
            String id = ((BytesRef) hit.fields[score + 1]).utf8ToString();
            texts.take(id, hit.doc);
            candidates.add(new Candidate(
                    id,
                    (Float) hit.fields[score],
                    Boolean.TRUE.equals(asked.query().explain())
                            ? global.explain(query, hit.doc).toString()
                            : null));
        }
        return new Found(candidates, top.totalHits.value(), (Facets) found[1], texts.byId);
    }

    /** The first documents, of which most are among the best of all: who asked need not ask for them once more. */
    private static final class Texts {
        private final StoredFields stored;
        private final Map<String, String> byId = new LinkedHashMap<>();
        private int places;
        private int room = MOST_CHARACTERS;

        Texts(StoredFields stored, int most) {
            this.stored = stored;
            this.places = most;
        }

        void take(String id, int doc) throws IOException {
            if (places-- <= 0 || room <= 0) {
                return;
            }
            String text = stored.document(doc, Set.of(Fields.SOURCE)).get(Fields.SOURCE);
            room -= text.length();
            if (room >= 0) {
                byId.put(id, text);
            }
        }
    }
}
