package org.cloudy.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private static final int MOST = 200_000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(OwnDocuments.class);

    private final NodeIdentity identity;
    private final Documents<Stored> store;
    private final SharedDocuments shared;
    private final Clock clock;
    private final NavigableMap<String, Known> known = new TreeMap<>();

    /** @param about the document without its text; null in what was stored before there were authors */
    private record Stored(String text, @Nullable OwnDocument about) {}

    /**
     * What is remembered of a document: all else is in the store, and takes no memory.
     *
     * @param author there are few: each is one string for all of his documents
     * @param digest of its text
     */
    private record Known(@Nullable String author, long digest) {}

    OwnDocuments(NodeIdentity identity, NodeStore store, SharedDocuments shared, Clock clock) {
        this.identity = identity;
        this.store = store.documents("search-document", Stored.class);
        this.shared = shared;
        this.clock = clock;
        this.store.forEach(this::remember);
    }

    /** Keeps a document and has others find it. Failure INVALID, FORBIDDEN, UNAVAILABLE. */
    Document publish(Caller caller, NewDocument wanted) {
        Document document = checked(caller, wanted, known.size());
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
                Document document = checked(caller, each, known.size() + published.size());
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
        if (!known.containsKey(which.id())) {
            throw Failure.of(FailureCode.NOT_FOUND, "search.failure.unknown");
        }
        requireOwner(caller, which.id());
        store.remove(which.id());
        known.remove(which.id());
        shared.remove(which.id());
    }

    /** The ids of what this node publishes, in their order; all authors, and from the first one on, where that is null. */
    Stream<String> ids(@Nullable String author, @Nullable String after) {
        NavigableMap<String, Known> behind = after == null ? known : known.tailMap(after, false);
        return behind.entrySet().stream()
                .filter(each -> author == null || author.equals(each.getValue().author()))
                .map(Map.Entry::getKey);
    }

    /** A document of this node without its text. */
    Optional<OwnDocument> about(String id) {
        return store.get(id).flatMap(stored -> about(id, stored));
    }

    /** Whether an id is in this node's name; for any thread. */
    boolean isOurs(String id) {
        return Deposit.isOf(self(), id);
    }

    /** Somebody did something to a document in this node's name: the map says of it what this node says, or nothing. */
    void guard(String id) {
        Known ours = known.get(id);
        if (ours != null && !isThere(id, ours)) {
            putBack(id);
        } else if (ours == null && shared.has(id)) {
            // Told at debug level only: a hostile member could fill the log.
            LOG.debug("somebody published {} in this node's name", id);
            shared.remove(id);
        }
    }

    /** Puts back what is missing, and takes away what is not published any more. */
    void guardAll() {
        check(id -> true);
    }

    /** The same, and renews the leases. */
    void renew() {
        check(shared::renew);
    }

    private void check(Predicate<String> isThereStill) {
        known.forEach((id, ours) -> {
            if (!isThere(id, ours) || !isThereStill.test(id)) {
                putBack(id);
            }
        });
        shared.idsOf(self()).stream().filter(id -> !known.containsKey(id)).forEach(shared::remove);
    }

    private NodeId self() {
        return identity.id();
    }

    /** A document stays its author's, also when an administrator mends it. */
    private Document checked(Caller caller, NewDocument wanted, int published) {
        DocumentRules.check(wanted);
        String id = Deposit.id(self(), wanted.name());
        Known before = known.get(id);
        if (before == null && published >= MOST) {
            throw Failure.of(FailureCode.UNAVAILABLE, "search.failure.too-many", Map.of("max", String.valueOf(MOST)));
        }
        String author = caller.account().orElse(null);
        if (before != null) {
            requireOwner(caller, id);
            author = before.author();
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
        Known ours = known.get(id);
        String author = ours == null ? null : ours.author();
        if (!caller.role().covers(Role.ADMIN)
                && !caller.account().filter(account -> account.equals(author)).isPresent()) {
            throw Failure.of(FailureCode.FORBIDDEN, "search.failure.not-yours");
        }
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

    private static Optional<OwnDocument> about(String id, Stored stored) {
        return Optional.ofNullable(stored.about())
                .or(() -> Deposit.read(id, stored.text()).map(OwnDocuments::about));
    }

    private void remember(String id, Stored stored) {
        about(id, stored).ifPresent(about -> {
            String author = about.author();
            known.put(id, new Known(author == null ? null : author.intern(), Deposit.digest(stored.text())));
        });
    }

    /** All at once on the disk, and all at once on their way to the others. */
    private void keep(Map<String, Stored> documents) {
        store.putAll(documents);
        documents.forEach(this::remember);
        Map<String, String> texts = new HashMap<>();
        documents.forEach((id, stored) -> texts.put(id, stored.text()));
        shared.put(texts);
    }

    private boolean isThere(String id, Known ours) {
        return shared.read(id)
                .filter(text -> Deposit.digest(text) == ours.digest())
                .isPresent();
    }

    private void putBack(String id) {
        store.get(id).ifPresent(stored -> shared.put(Map.of(id, stored.text())));
    }
}
