package org.cloudy.search;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.query.Predicates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Role;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.NewDocuments;
import org.cloudy.bus.search.OwnDocuments.OwnDocument;
import org.cloudy.bus.search.Publications;
import org.cloudy.bus.search.Publications.Refusal;
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
    private static final int MOST_AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(OwnDocuments.class);

    private final NodeIdentity identity;
    private final Documents<Stored> store;
    private final Supplier<IMap<Object, Object>> map;
    private final Clock clock;
    private final NavigableMap<String, Stored> texts = new TreeMap<>();

    /** @param about the document without its text; null in what was stored before there were authors */
    private record Stored(String text, @Nullable OwnDocument about) {}

    OwnDocuments(NodeIdentity identity, NodeStore store, Supplier<IMap<Object, Object>> map, Clock clock) {
        this.identity = identity;
        this.store = store.documents("search-document", Stored.class);
        this.map = map;
        this.clock = clock;
        this.store.all().forEach((id, stored) -> texts.put(id, described(id, stored)));
    }

    /** Keeps a document and has others find it. Failure INVALID, FORBIDDEN, UNAVAILABLE. */
    Document publish(Caller caller, NewDocument wanted) {
        Document document = checked(caller, wanted, texts.size());
        keep(Map.of(document.id(), signed(document)));
        return document;
    }

    /** Keeps those that can be, and has others find them. Failure INVALID, UNAVAILABLE. */
    Publications publish(Caller caller, NewDocuments wanted) {
        if (wanted.documents().isEmpty() || wanted.documents().size() > MOST_AT_ONCE) {
            throw Failure.invalid(List.of(FieldProblem.of(
                    "documents", "search.problem.documents", Map.of("max", String.valueOf(MOST_AT_ONCE)))));
        }
        Map<String, Stored> published = new LinkedHashMap<>();
        List<Refusal> refused = new ArrayList<>();
        for (NewDocument each : wanted.documents()) {
            try {
                Document document = checked(caller, each, texts.size() + published.size());
                published.put(document.id(), signed(document));
            } catch (Failure e) {
                refused.add(new Refusal(each.name(), e.problem()));
            }
        }
        keep(published);
        return new Publications(List.copyOf(published.keySet()), refused);
    }

    /** Failure FORBIDDEN, NOT_FOUND. */
    void withdraw(Caller caller, DocumentId which) {
        if (!isOurs(which.id())) {
            throw Failure.of(FailureCode.FORBIDDEN, "search.failure.not-ours");
        }
        if (!texts.containsKey(which.id())) {
            throw Failure.of(FailureCode.NOT_FOUND, "search.failure.unknown");
        }
        requireOwner(caller, which.id());
        store.remove(which.id());
        texts.remove(which.id());
        map.get().delete(which.id());
    }

    /** What this node publishes behind an id; all of it where that is null. */
    Collection<OwnDocument> after(@Nullable String id) {
        NavigableMap<String, Stored> behind = id == null ? texts : texts.tailMap(id, false);
        return behind.values().stream()
                .map(Stored::about)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether an id is in this node's name; for any thread. */
    boolean isOurs(String id) {
        return Deposit.isOf(self(), id);
    }

    /** Somebody did something to a document in this node's name: the map says of it what this node says, or nothing. */
    void guard(String id) {
        Stored stored = texts.get(id);
        String text = stored == null ? null : stored.text();
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
        texts.forEach((id, stored) -> {
            if (!stored.text().equals(read(id)) || !map.get().setTtl(id, LEASE_SECONDS, TimeUnit.SECONDS)) {
                put(id, stored.text());
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

    /** A document stays its author's, also when an administrator mends it. */
    private Document checked(Caller caller, NewDocument wanted, int published) {
        validate(wanted);
        String id = Deposit.id(self(), wanted.name());
        Stored before = texts.get(id);
        if (before == null && published >= MOST) {
            throw Failure.of(FailureCode.UNAVAILABLE, "search.failure.too-many", Map.of("max", String.valueOf(MOST)));
        }
        String author = caller.account().orElse(null);
        if (before != null) {
            requireOwner(caller, id);
            author = author(before);
        }
        return new Document(
                id,
                self(),
                wanted.kind(),
                wanted.title(),
                wanted.text(),
                wanted.language() == null ? LanguageGuess.of(wanted.title(), wanted.text()) : wanted.language(),
                wanted.url(),
                wanted.attributes(),
                author,
                clock.instant());
    }

    private void requireOwner(Caller caller, String id) {
        Stored stored = texts.get(id);
        String author = stored == null ? null : author(stored);
        if (!caller.role().covers(Role.ADMIN)
                && !caller.account().filter(account -> account.equals(author)).isPresent()) {
            throw Failure.of(FailureCode.FORBIDDEN, "search.failure.not-yours");
        }
    }

    private static @Nullable String author(Stored stored) {
        return stored.about() == null ? null : stored.about().author();
    }

    private Stored signed(Document document) {
        return new Stored(Deposit.sign(identity, document), about(document));
    }

    private static OwnDocument about(Document document) {
        return new OwnDocument(
                document.id(),
                document.kind(),
                document.title(),
                document.language(),
                document.url(),
                document.author(),
                document.published(),
                document.text().length());
    }

    private static Stored described(String id, Stored stored) {
        return stored.about() != null
                ? stored
                : new Stored(
                        stored.text(),
                        Deposit.read(id, stored.text()).map(OwnDocuments::about).orElse(null));
    }

    /** All at once on the disk, and all at once on their way to the others. */
    private void keep(Map<String, Stored> documents) {
        store.putAll(documents);
        texts.putAll(documents);
        documents.entrySet().stream()
                .map(each -> map.get()
                        .setAsync(each.getKey(), each.getValue().text(), LEASE_SECONDS, TimeUnit.SECONDS)
                        .toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
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
