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

    /** Forgets those that are avoided no more, too: they may be gone for good. */
    void add(T one) {
        long now = System.nanoTime();
        since.values().removeIf(from -> now - from >= nanos);
        since.put(one, now);
    }

    void remove(T one) {
        since.remove(one);
    }
}
