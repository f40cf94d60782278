package org.cloudy.platform.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of something that may write for ever. */
final class Tail {
    private final int limit;
    private final Deque<String> lines = new ArrayDeque<>();

    Tail(int limit) {
        this.limit = limit;
    }

    synchronized void add(String line) {
        if (lines.size() == limit) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The oldest first. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
