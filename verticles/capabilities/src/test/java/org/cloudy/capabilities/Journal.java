package org.cloudy.capabilities;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Health;

/** What components were asked to do, as "enable daemon 4711", and what they are to do wrong. */
final class Journal {
    private final List<String> entries = new CopyOnWriteArrayList<>();
    private final Map<String, Supplier<RuntimeException>> failures = new ConcurrentHashMap<>();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private volatile Health health = Health.PASSING;
    private volatile String ailment = "";

    /** Where a component waits until it is let through; interrupted, it breaks as careless code does. */
    static final class Gate {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);

        private void pass() {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while it waited", e);
            }
        }
    }

    /** What checks find. */
    Health health() {
        return health;
    }

    void find(Health found) {
        health = found;
    }

    List<String> entries() {
        return List.copyOf(entries);
    }

    void clear() {
        entries.clear();
    }

    /** What is asked from now on with this beginning fails, with this sentence. */
    void fail(String beginning, String sentence) {
        failures.put(beginning, () -> Failure.of(FailureCode.UNAVAILABLE, sentence));
    }

    /** From the next entry with this beginning on checks find it critical, until another one begins as far as the last word. */
    void ail(String beginning) {
        ailment = beginning;
    }

    /** Nothing fails any more. */
    void heal() {
        failures.clear();
    }

    /** What is asked next with this beginning waits. */
    Gate hold(String beginning) {
        Gate gate = new Gate();
        gates.put(beginning, gate);
        return gate;
    }

    void write(String entry) {
        entries.add(entry);
        if (!ailment.isEmpty() && entry.startsWith(ailment.substring(0, ailment.lastIndexOf(' ')))) {
            health = entry.startsWith(ailment) ? Health.CRITICAL : Health.PASSING;
        }
        gates.keySet().stream()
                .filter(entry::startsWith)
                .findAny()
                .map(gates::remove)
                .ifPresent(Gate::pass);
        failures.entrySet().stream()
                .filter(failure -> entry.startsWith(failure.getKey()))
                .findAny()
                .ifPresent(failure -> {
                    throw failure.getValue().get();
                });
    }
}
