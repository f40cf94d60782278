package org.cloudy.discovery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** The services that this node publishes, kept in its store. Methods block, and are called by one thread at a time. */
final class Publications {
    /** As many as other nodes believe of one member. */
    static final int MAX = 2_000;

    private static final String LAST = "last";

    private final Documents<Stored> documents;
    private final Documents<Counter> counter;
    private final String address;
    private final Clock clock;
    private final Map<Long, Stored> all = new TreeMap<>();

    /** One of them; its number is never used again. */
    record Stored(long number, Publication publication, Instant since) {}

    private record Counter(long last) {}

    /** @param address where a service is reached that names no host */
    Publications(NodeStore store, String address, Clock clock) {
        this.documents = store.documents("publication", Stored.class);
        this.counter = store.documents("publication-number", Counter.class);
        this.address = address;
        this.clock = clock;
        documents.all().values().forEach(stored -> all.put(stored.number(), stored));
    }

    List<Stored> all() {
        return List.copyOf(all.values());
    }

    /** The capability that published a service; empty if a person did. */
    Optional<String> owner(long number) {
        return Optional.ofNullable(all.get(number))
                .map(stored -> stored.publication().owner());
    }

    /** Where a service is reached. */
    String host(Publication publication) {
        return Optional.ofNullable(publication.host()).orElse(address);
    }

    /** Keeps a publication. Failure INVALID, CONFLICT, or UNAVAILABLE if there are too many. */
    Stored add(Publication wanted) {
        validate(wanted);
        all.values().stream()
                .filter(stored -> isSame(stored.publication(), wanted))
                .findAny()
                .ifPresent(stored -> {
                    throw Failure.of(
                            FailureCode.CONFLICT,
                            "discovery.failure.published",
                            Map.of(
                                    "name", stored.publication().name(),
                                    "type", wanted.type(),
                                    "host", host(wanted),
                                    "port", String.valueOf(wanted.port())));
                });
        if (all.size() >= MAX) {
            throw Failure.of(FailureCode.UNAVAILABLE, "discovery.failure.too-many", Map.of("max", String.valueOf(MAX)));
        }
        Stored stored = new Stored(nextNumber(), wanted, clock.instant());
        documents.put(key(stored.number()), stored);
        all.put(stored.number(), stored);
        return stored;
    }

    /** Forgets a publication. Failure NOT_FOUND. */
    void remove(long number) {
        if (all.remove(number) == null) {
            throw Failure.of(FailureCode.NOT_FOUND, "discovery.failure.unknown");
        }
        documents.remove(key(number));
    }

    private void validate(Publication wanted) {
        FieldRules rules = new FieldRules()
                .type(wanted.type())
                .name(wanted.name())
                .host(host(wanted))
                .port(wanted.port())
                .attributes(wanted.attributes());
        if (wanted.check() != null) {
            rules.path(wanted.check().path());
        }
        List<Failure.FieldProblem> problems = rules.problems();
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }

    private boolean isSame(Publication one, Publication other) {
        return one.type().equalsIgnoreCase(other.type())
                && host(one).equalsIgnoreCase(host(other))
                && one.port() == other.port();
    }

    private long nextNumber() {
        Counter next = new Counter(counter.get(LAST).map(Counter::last).orElse(0L) + 1);
        counter.put(LAST, next);
        return next.last();
    }

    private static String key(long number) {
        return String.format(Locale.ROOT, "%018d", number);
    }
}
