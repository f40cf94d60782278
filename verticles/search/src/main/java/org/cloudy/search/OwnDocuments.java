package org.cloudy.search;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.query.Predicates;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node publishes: kept in its store, leased in the shared map, put back there when it was lost or somebody touched it. Losing
 * the map costs a lease, never a document. Methods block, and are called by one thread at a time.
 */
final class OwnDocuments {
    static final long LEASE_SECONDS = 3_600;

    private static final int MOST = 200_000;
    private static final Logger LOG = LoggerFactory.getLogger(OwnDocuments.class);

    private final NodeIdentity identity;
    private final Documents<Stored> store;
    private final Supplier<IMap<Object, Object>> map;
    private final Clock clock;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private record Stored(String text) {}

    OwnDocuments(NodeIdentity identity, NodeStore store, Supplier<IMap<Object, Object>> map, Clock clock) {
        this.identity = identity;
        this.store = store.documents("search-document", Stored.class);
        this.map = map;
        this.clock = clock;
        this.store.all().forEach((id, stored) -> texts.put(id, stored.text()));
    }

    /** Keeps a document and has others find it. Failure INVALID, UNAVAILABLE. */
    Document publish(NewDocument wanted) {
        validate(wanted);
        String id = Deposit.id(self(), wanted.name());
        if (texts.size() >= MOST && !texts.containsKey(id)) {
            throw Failure.of(FailureCode.UNAVAILABLE, "search.failure.too-many", Map.of("max", String.valueOf(MOST)));
        }
        Document document = new Document(
                id,
                self(),
                wanted.kind(),
                wanted.title(),
                wanted.text(),
                wanted.language() == null ? DocumentLanguage.OTHER : wanted.language(),
                wanted.url(),
                wanted.attributes(),
                clock.instant());
        String text = Deposit.sign(identity, document);
        store.put(id, new Stored(text));
        texts.put(id, text);
        put(id, text);
        return document;
    }

    /** Failure FORBIDDEN, NOT_FOUND. */
    void withdraw(DocumentId which) {
        if (!isOurs(which.id())) {
            throw Failure.of(FailureCode.FORBIDDEN, "search.failure.not-ours");
        }
        if (texts.remove(which.id()) == null) {
            throw Failure.of(FailureCode.NOT_FOUND, "search.failure.unknown");
        }
        store.remove(which.id());
        map.get().delete(which.id());
    }

    /** Whether an id is in this node's name; for any thread. */
    boolean isOurs(String id) {
        return Deposit.isOf(self(), id);
    }

    /** Somebody did something to a document in this node's name: the map says of it what this node says, or nothing. */
    void guard(String id) {
        String text = texts.get(id);
        Object there = read(id);
        if (text == null && there != null) {
            // Told at debug level only: a hostile member could fill the log.
            LOG.debug("somebody published {} in this node's name", id);
            map.get().delete(id);
        } else if (text != null && !text.equals(there)) {
            put(id, text);
        }
    }

    /** Renews the leases, puts back what is missing, and takes away what is not published any more. */
    void renew() {
        texts.forEach((id, text) -> {
            if (!text.equals(read(id)) || !map.get().setTtl(id, LEASE_SECONDS, TimeUnit.SECONDS)) {
                put(id, text);
            }
        });
        List.copyOf(map.get().keySet(Predicates.like("__key", self() + "/%"))).stream()
                .map(String::valueOf)
                .filter(id -> !texts.containsKey(id))
                .forEach(map.get()::delete);
    }

    private NodeId self() {
        return identity.id();
    }

    private void put(String id, String text) {
        map.get().set(id, text, LEASE_SECONDS, TimeUnit.SECONDS);
    }

    private @Nullable Object read(String id) {
        try {
            return map.get().get(id);
        } catch (HazelcastSerializationException e) {
            // What can't even be read was put there by somebody else.
            return e;
        }
    }

    private static void validate(NewDocument wanted) {
        var problems = new DocumentRules()
                .name(wanted.name())
                .kind(wanted.kind())
                .title(wanted.title())
                .text(wanted.text())
                .url(wanted.url())
                .attributes(wanted.attributes())
                .problems();
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }
}
