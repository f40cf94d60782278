package org.cloudy.discovery;

import java.util.concurrent.atomic.AtomicLong;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/**
 * Numbers for announcements that grow also from one start of the node to the next, whatever the clock says: the count of starts,
 * which is durable, and below it a count of announcements.
 */
final class Sequence {
    private static final String KEY = "registry";

    private final AtomicLong last;

    private record Starts(long count) {}

    private Sequence(long start) {
        this.last = new AtomicLong(start << 32);
    }

    /** The sequence of this start; blocks. */
    static Sequence next(NodeStore store) {
        Documents<Starts> documents = store.documents("discovery-starts", Starts.class);
        Starts now = new Starts(documents.get(KEY).map(Starts::count).orElse(0L) + 1);
        documents.put(KEY, now);
        return new Sequence(now.count());
    }

    long next() {
        return last.incrementAndGet();
    }
}
