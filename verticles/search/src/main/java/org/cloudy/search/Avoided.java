package org.cloudy.search;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is not asked for a while, where there are others: nodes, or copies that nodes have. For any thread. */
final class Avoided<T> {
    private final long nanos;
    private final Map<T, Long> since = new ConcurrentHashMap<>();

    /** @param length for how long each is avoided */
    Avoided(Duration length) {
        this.nanos = length.toNanos();
    }

    boolean has(T one) {
        Long from = since.get(one);
        return from != null && System.nanoTime() - from < nanos;
    }

    void add(T one) {
        since.put(one, System.nanoTime());
    }

    void remove(T one) {
        since.remove(one);
    }
}
