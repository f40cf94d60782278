package org.cloudy.capabilities;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** Finds what goes round in a circle: capabilities that each wait for the next could never be started. */
record Circle(Map<String, List<String>> requires) {
    private static final String ARROW = " → ";

    /** The way from a capability back to itself, as {@code a → b → a}; empty if there is none. */
    Optional<String> through(String name) {
        return way(name, name, new LinkedHashSet<>());
    }

    private Optional<String> way(String from, String to, SequencedSet<String> passed) {
        if (!passed.add(from)) {
            return Optional.empty();
        }
        for (String next : requires.getOrDefault(from, List.of())) {
            if (next.equals(to)) {
                return Optional.of(String.join(ARROW, passed) + ARROW + to);
            }
            Optional<String> way = way(next, to, passed);
            if (way.isPresent()) {
                return way;
            }
        }
        passed.removeLast();
        return Optional.empty();
    }
}
