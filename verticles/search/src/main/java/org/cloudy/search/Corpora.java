package org.cloudy.search;

import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.lucene.index.IndexReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last states of what is asked for, so that a query is scored on what was counted for it a moment ago, also while documents come in.
 * Each asker asks for other partitions than the next one does, so there are some for every node that asks. A state is open until many
 * others were used since and nobody uses it; its version is remembered for longer, for what was counted in it stands when it is opened
 * again. For any thread.
 */
final class Corpora implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Corpora.class);
    private static final int MOST_OPEN = 32;
    private static final int MOST_VERSIONS = 1_000;

    private final SequencedMap<State, Corpus> corpora = new LinkedHashMap<>(16, 0.75f, true);
    private final SequencedMap<State, Long> versions = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Some partitions, none of them lost meanwhile, as one reader sees them.
     *
     * @param reader what Lucene knows it by, also when it is closed
     */
    private record State(IndexReader.CacheKey reader, BitSet partitions, long losses) {}

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
        BitSet numbers = new BitSet();
        partitions.forEach(numbers::set);
        State state = new State(reader.getReaderCacheHelper().getKey(), numbers, losses);
        Corpus known = corpora.get(state);
        if (known == null) {
            known = new Corpus(reader, partitions, version(state));
            reader.incRef();
            corpora.put(state, known);
            forget(MOST_OPEN);
        }
        reader.incRef();
        return new Loan(known, losses);
    }

    /** A state that was there a moment ago; empty if it is forgotten, or of other partitions than these. */
    synchronized Optional<Loan> of(long version, List<Integer> partitions) {
        for (Map.Entry<State, Corpus> each : corpora.entrySet()) {
            Corpus corpus = each.getValue();
            if (corpus.version() == version && corpus.partitions().equals(partitions)) {
                corpus.reader().incRef();
                return Optional.of(new Loan(corpus, each.getKey().losses()));
            }
        }
        return Optional.empty();
    }

    private long version(State state) {
        long version = versions.computeIfAbsent(
                state, unknown -> ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        if (versions.size() > MOST_VERSIONS) {
            versions.pollFirstEntry();
        }
        return version;
    }

    @Override
    public synchronized void close() {
        forget(0);
    }

    private void forget(int most) {
        while (corpora.size() > most) {
            try {
                corpora.pollFirstEntry().getValue().reader().decRef();
            } catch (IOException e) {
                LOG.debug("What was read of the index could not be closed in order", e);
            }
        }
    }
}
