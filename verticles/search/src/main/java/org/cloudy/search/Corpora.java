package org.cloudy.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last few states of what is asked for, so that a query is scored on what was counted for it a moment ago, also while documents come
 * in. Each is open until it is the oldest and nobody uses it. For any thread.
 */
final class Corpora implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Corpora.class);
    private static final int REMEMBERED = 8;

    private final Map<Extent, Corpus> corpora = new LinkedHashMap<>(16, 0.75f, true);

    /** Some partitions, none of them lost meanwhile, as one reader sees them. */
    private record Extent(IndexReader reader, List<Integer> partitions, long losses) {}

    /** A state of some partitions that its user gives back. */
    record Loan(Corpus corpus, long losses) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            corpus.reader().decRef();
        }
    }

    /**
     * Some partitions as a reader sees them.
     *
     * @param reader open until this returns
     * @param losses how often these partitions were lost before the reader was opened
     */
    synchronized Loan of(IndexReader reader, List<Integer> partitions, long losses) throws IOException {
        Extent extent = new Extent(reader, partitions, losses);
        Corpus known = corpora.get(extent);
        if (known == null) {
            known = new Corpus(reader, partitions);
            reader.incRef();
            corpora.put(extent, known);
            forget(REMEMBERED);
        }
        reader.incRef();
        return new Loan(known, losses);
    }

    /** A state that was there a moment ago; empty if it is forgotten, or of other partitions than these. */
    synchronized Optional<Loan> of(long version, List<Integer> partitions) {
        for (Map.Entry<Extent, Corpus> each : corpora.entrySet()) {
            Corpus corpus = each.getValue();
            if (corpus.version() == version && corpus.partitions().equals(partitions)) {
                corpus.reader().incRef();
                return Optional.of(new Loan(corpus, each.getKey().losses()));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        forget(0);
    }

    private void forget(int most) {
        for (Extent extent : new ArrayList<>(corpora.keySet()).subList(0, Math.max(0, corpora.size() - most))) {
            corpora.remove(extent);
            try {
                extent.reader().decRef();
            } catch (IOException e) {
                LOG.debug("What was read of the index could not be closed in order", e);
            }
        }
    }
}
