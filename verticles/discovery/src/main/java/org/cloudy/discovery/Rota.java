package org.cloudy.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Whose turn it is: all, where they are few, else some of them, in an order that is drawn anew each time that everybody had a
 * turn, as Serf does it. So none is asked much later than another, and nodes don't ask the same one at the same time.
 */
final class Rota<T> {
    private final Random random;
    private final Set<T> all = new LinkedHashSet<>();
    private final Deque<T> waiting = new ArrayDeque<>();

    Rota(Random random) {
        this.random = random;
    }

    /** Somebody new, whose turn is next. */
    void add(T somebody) {
        if (all.add(somebody)) {
            waiting.addFirst(somebody);
        }
    }

    void remove(T somebody) {
        all.remove(somebody);
        waiting.remove(somebody);
    }

    int size() {
        return all.size();
    }

    /** The next ones, at most so many. */
    List<T> next(int few) {
        if (all.size() <= few) {
            return List.copyOf(all);
        }
        Set<T> next = new LinkedHashSet<>();
        while (next.size() < few) {
            if (waiting.isEmpty()) {
                List<T> shuffled = new ArrayList<>(all);
                Collections.shuffle(shuffled, random);
                waiting.addAll(shuffled);
            }
            next.add(waiting.removeFirst());
        }
        return List.copyOf(next);
    }
}
