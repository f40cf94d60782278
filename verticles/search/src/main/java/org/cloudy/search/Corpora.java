package org.cloudy.search;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.apache.lucene.index.IndexReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last states of what is asked for, so that a query is scored on what was counted for it a moment ago, also while documents come in.
 * Each asker asks for other partitions than the next one does, so there are some for every node that asks. A state is open until many
 * others were used since, or a newer one is there and no query can come back to it, and nobody uses it: the files of an index are there
 * as long as a state is that has them. Its version is remembered for longer, for what was counted in it stands when it is opened again. For
 * any thread.
 */
final class Corpora implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Corpora.class);
    private static final int MOST_OPEN = 32;
    private static final int MOST_VERSIONS = 1_000;
    /** As a query comes back at most. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final SequencedMap<State, Open> corpora = new LinkedHashMap<>(16, 0.75f, true);
    private final SequencedMap<State, Long> versions = new LinkedHashMap<>(16, 0.75f, true);
    private final Exclusive alone = new Exclusive();

    /**
     * Some partitions, none of them lost meanwhile, as one reader sees them.
     *
     * @param reader what Lucene knows it by, also when it is closed
     */
    private record State(IndexReader.CacheKey reader, BitSet partitions, long losses) {}

    /** @param lent when it was asked for, in nanoseconds */
    private record Open(Corpus corpus, long lent) {}

    /** A state of some partitions that its user gives back. */
    record Loan(Corpus corpus, long losses) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            corpus.reader().decRef();
        }
    }

    /** @param nanos the time, as of {@link System#nanoTime} */
    Corpora(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Some partitions as a reader sees them.
     *
     * @param reader open until this returns
     * @param losses how often these partitions were lost before the reader was opened
     */
    Loan of(IndexReader reader, List<Integer> partitions, long losses) throws IOException {
        return alone.get(() -> lend(reader, partitions, losses));
    }

    private Loan lend(IndexReader reader, List<Integer> partitions, long losses) throws IOException {
        BitSet numbers = new BitSet();
        partitions.forEach(numbers::set);
        State state = new State(key(reader), numbers, losses);
        Open known = corpora.get(state);
        if (known != null) {
            return lend(state, known.corpus());
        }
        Corpus corpus = new Corpus(reader, partitions, version(state));
        reader.incRef();
        Loan loan = lend(state, corpus);
        forget(MOST_OPEN);
        closeOld(reader);
        return loan;
    }

    /** A state that was there a moment ago; empty if it is forgotten, or of other partitions than these. */
    Optional<Loan> of(long version, List<Integer> partitions) {
        return alone.get(() -> lend(version, partitions));
    }

    private Optional<Loan> lend(long version, List<Integer> partitions) {
        for (Map.Entry<State, Open> each : corpora.entrySet()) {
            Corpus corpus = each.getValue().corpus();
            if (corpus.version() == version && corpus.partitions().equals(partitions)) {
                return Optional.of(lend(each.getKey(), corpus));
            }
        }
        return Optional.empty();
    }

    /**
     * Closes what no query comes back to, as far as nobody uses it: all that is of another reader, but for what was asked for in the last
     * seconds. Tells how much that was.
     */
    int forgetOld(IndexReader newest) {
        return alone.get(() -> closeOld(newest));
    }

    private int closeOld(IndexReader newest) {
        int closed = 0;
        Iterator<Map.Entry<State, Open>> eldestFirst = corpora.entrySet().iterator();
        while (eldestFirst.hasNext()) {
            Map.Entry<State, Open> each = eldestFirst.next();
            if (nanos.getAsLong() - each.getValue().lent() <= SOON.toNanos()) {
                break;
            }
            if (!each.getKey().reader().equals(key(newest))) {
                eldestFirst.remove();
                release(each.getValue().corpus());
                closed++;
            }
        }
        return closed;
    }

    private Loan lend(State state, Corpus corpus) {
        corpora.put(state, new Open(corpus, nanos.getAsLong()));
        corpus.reader().incRef();
        return new Loan(corpus, state.losses());
    }

    private static IndexReader.CacheKey key(IndexReader reader) {
        return reader.getReaderCacheHelper().getKey();
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
    public void close() {
        alone.run(() -> forget(0));
    }

    private void forget(int most) {
        while (corpora.size() > most) {
            release(corpora.pollFirstEntry().getValue().corpus());
        }
    }

    private static void release(Corpus corpus) {
        try {
            corpus.reader().decRef();
        } catch (IOException e) {
            LOG.debug("What was read of the index could not be closed in order", e);
        }
    }
}
