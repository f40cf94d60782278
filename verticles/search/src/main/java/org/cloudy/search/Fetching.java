package org.cloudy.search;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentsQuery;
import org.cloudy.bus.search.Placement.Place;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SignedDocuments;
import org.cloudy.platform.Futures;
import org.cloudy.search.Inquiry.Answer;

/**
 * Gets documents from nodes that have indexed them, whole and as their owners signed them. The shared map is not asked: what the owner of
 * a partition has there nobody can read while that node hangs. Methods block.
 */
final class Fetching {
    /** Documents that a node is asked for at once: as many as are usually shown, and as have room on a small node. */
    static final int AT_ONCE = Reading.USUAL_LIMIT;

    /** While there is another node that has it. */
    private static final Duration SHORT = Duration.ofMillis(500);
    /** For the last one, unless it was silent before: a slow line takes its time for long texts. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private final NodeId self;
    private final EventBus bus;
    private final Partitions partitions;
    private final Answerer own;
    private final Avoided<NodeId> silent;
    private final VerifiedDocuments verified = new VerifiedDocuments();

    /** @param silent those that did not answer a moment ago; it learns of more */
    Fetching(NodeId self, EventBus bus, Partitions partitions, Answerer own, Avoided<NodeId> silent) {
        this.self = self;
        this.bus = bus;
        this.partitions = partitions;
        this.own = own;
        this.silent = silent;
    }

    /**
     * The documents that are still there, by id.
     *
     * @param ids at most {@link #AT_ONCE}
     * @param answers in which they were found, some of them whole; the others are asked for first where they were found
     */
    Map<String, Document> documents(Collection<String> ids, List<Answer> answers) throws InterruptedException {
        Map<String, Document> found = new HashMap<>();
        Map<String, NodeId> at = new HashMap<>();
        for (Answer answer : answers) {
            NodeId node = answer.portion().node();
            answer.candidates().forEach(candidate -> at.put(candidate.id(), node));
            found.putAll(read(node, ids, answer.texts()));
        }
        Map<String, List<NodeId>> left = new LinkedHashMap<>();
        ids.stream()
                .filter(id -> !found.containsKey(id))
                .forEach(id -> left.put(id, holders(id, Optional.ofNullable(at.get(id)))));
        while (!left.isEmpty()) {
            Map<NodeId, List<String>> round = new LinkedHashMap<>();
            left.values().removeIf(List::isEmpty);
            left.forEach((id, nodes) -> round.computeIfAbsent(nodes.removeFirst(), node -> new ArrayList<>())
                    .add(id));
            Duration patience = left.values().stream().anyMatch(List::isEmpty) ? LONG : SHORT;
            found.putAll(ask(round, patience));
            left.keySet().removeAll(found.keySet());
        }
        return found;
    }

    /** Whoever may have a document, the likeliest first. */
    private List<NodeId> holders(String id, Optional<NodeId> known) {
        List<NodeId> holders = new ArrayList<>(known.stream().toList());
        Place place = partitions.places().get(partitions.of(id));
        if (place.owner() != null) {
            holders.add(place.owner());
        }
        holders.addAll(place.backups());
        return new ArrayList<>(holders.stream().distinct().toList());
    }

    private Map<String, Document> ask(Map<NodeId, List<String>> ids, Duration patience) throws InterruptedException {
        Map<NodeId, Future<SignedDocuments>> asked = new LinkedHashMap<>();
        ids.forEach((node, wanted) -> {
            if (!node.equals(self)) {
                asked.put(
                        node,
                        SearchContract.DOCUMENTS.sendTo(
                                node, bus, new DocumentsQuery(wanted), silent.has(node) ? SHORT : patience));
            }
        });
        Map<String, Document> read = new HashMap<>();
        for (NodeId node : ids.keySet()) {
            List<String> wanted = ids.getOrDefault(node, List.of());
            try {
                Future<SignedDocuments> answer = asked.get(node);
                SignedDocuments documents =
                        answer == null ? own.documents(new DocumentsQuery(wanted)) : Futures.await(answer, patience);
                read.putAll(read(node, wanted, documents.texts()));
            } catch (Failure e) {
                // Another one that has it is asked, and this one not waited for again for the next documents.
                if (e.code() == FailureCode.TIMEOUT) {
                    silent.add(node);
                }
            }
        }
        return read;
    }

    /** Of some documents those that a node gave; what this node has indexed, it verified before it did. */
    private Map<String, Document> read(NodeId from, Collection<String> wanted, Map<String, String> texts) {
        Map<String, Document> read = new HashMap<>();
        for (String id : wanted) {
            String text = texts.get(id);
            if (text != null) {
                (from.equals(self) ? Deposit.proven(text) : verified.read(id, text))
                        .ifPresent(document -> read.put(id, document));
            }
        }
        return read;
    }
}
