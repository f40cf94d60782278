package org.cloudy.microcloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.hazelcast.core.EntryAdapter;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.microcloud.Admission.Verdict;
import org.cloudy.bus.microcloud.Application;
import org.cloudy.bus.microcloud.Request;
import org.cloudy.platform.MapEvents;

/**
 * Nodes that ask to be let in, in a map that all members share: whoever of them has time decides. It is soft state: one that asks
 * asks again and again until it is told. What lies there may come from a hostile member; an application is proven by its signature.
 * Methods block.
 */
final class Requests {
    private static final String MAP = "cloudy.membership.requests";
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 100;
    private static final int LONGEST = 16 << 10;

    private final HazelcastInstance cluster;
    private final Clock clock;
    private final MapEvents events;

    /**
     * @param at the member that was asked
     * @param refused whether somebody said no
     */
    record Entry(Application application, NodeId at, Instant since, boolean refused) {}

    /**
     * @param later runs what blocks
     * @param changed called, on any thread, when a request came, was refused or is gone, whichever member did it; does not wait
     */
    Requests(HazelcastInstance cluster, Clock clock, Consumer<Runnable> later, Runnable changed) {
        this.cluster = cluster;
        this.clock = clock;
        EntryAdapter<Object, Object> listener = new EntryAdapter<>() {
            @Override
            public void onEntryEvent(EntryEvent<Object, Object> event) {
                changed.run();
            }
        };
        this.events = new MapEvents(cluster, MAP, listener, false, later, changed);
    }

    /** Hears no more. */
    void stop() {
        events.close();
    }

    /** Waiting for a decision, the oldest first. */
    List<Request> waiting() {
        return entries()
                .filter(entry -> !entry.refused())
                .sorted(Comparator.comparing(Entry::since))
                .map(entry -> new Request(
                        entry.application().node(),
                        entry.application().name(),
                        entry.application().message(),
                        entry.at(),
                        entry.since()))
                .toList();
    }

    /** Puts a request there if it is not, and tells how it stands. Failure UNAVAILABLE if there are too many. */
    Verdict ask(Application application, NodeId at) {
        Optional<Entry> there = entry(application.node());
        if (there.isEmpty()) {
            if (map().size() >= MOST) {
                throw Failure.of(FailureCode.UNAVAILABLE, "microcloud.failure.too-many-requests");
            }
            put(new Entry(application, at, clock.instant(), false));
            return Verdict.WAITING;
        }
        return there.get().refused() ? Verdict.REFUSED : Verdict.WAITING;
    }

    /** The request of a node. Failure NOT_FOUND. */
    Entry required(NodeId node) {
        return entry(node)
                .orElseThrow(
                        () -> Failure.of(FailureCode.NOT_FOUND, "microcloud.failure.no-request", Proofs.about(node)));
    }

    void refuse(NodeId node) {
        Entry entry = required(node);
        put(new Entry(entry.application(), entry.at(), entry.since(), true));
    }

    void drop(NodeId node) {
        map().delete(node.value());
    }

    private void put(Entry entry) {
        map().set(entry.application().node().value(), Wire.toJson(entry).encode(), KEPT.toSeconds(), TimeUnit.SECONDS);
    }

    private IMap<String, String> map() {
        return cluster.getMap(MAP);
    }

    private Optional<Entry> entry(NodeId node) {
        return Optional.ofNullable(map().get(node.value())).flatMap(Requests::read);
    }

    private Stream<Entry> entries() {
        return map().values().stream().limit(MOST).map(Requests::read).flatMap(Optional::stream);
    }

    private static Optional<Entry> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Entry entry = Objects.requireNonNull(Wire.mapper().readValue(text, Entry.class));
            Proofs.check(entry.application());
            return Optional.of(entry);
        } catch (JsonProcessingException | NullPointerException | Failure e) {
            return Optional.empty();
        }
    }
}
