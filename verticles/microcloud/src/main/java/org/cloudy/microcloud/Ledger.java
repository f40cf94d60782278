package org.cloudy.microcloud;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements that this node keeps, and which micro cloud it is in by them. Methods block, and may be called by many threads.
 * What comes from other nodes is bounded: a stranger's statements are not kept, and of a member not more than so many.
 */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int MOST_OF_ONE = 2_000;
    private static final int MOST = 20_000;
    private static final String CURRENT = "current";

    private final Documents<Current> current;
    private final Documents<Kept> kept;
    private final Map<String, Evidence> statements = new LinkedHashMap<>();
    private Optional<Roster> roster = Optional.empty();

    /** Which micro cloud the node is in. */
    private record Current(String microCloud) {}

    private record Kept(String text) {}

    Ledger(NodeStore store) {
        this.current = store.documents("microcloud", Current.class);
        this.kept = store.documents("microcloud-statements", Kept.class);
        current.get(CURRENT).ifPresent(now -> {
            kept.all().values().forEach(each -> {
                Evidence evidence = Evidence.of(each.text());
                statements.put(evidence.id(), evidence);
            });
            roster = Roster.of(now.microCloud(), statements.values());
        });
    }

    /** Who is in this node's micro cloud; empty if it is in none. */
    synchronized Optional<Roster> roster() {
        return roster;
    }

    /** Failure CONFLICT if the node is in no micro cloud. */
    synchronized Roster required() {
        return roster.orElseThrow(() -> Failure.of(FailureCode.CONFLICT, "microcloud.failure.in-none"));
    }

    /** All statements as they travel, by id. */
    synchronized Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        statements.values().forEach(each -> texts.put(each.id(), each.text()));
        return texts;
    }

    synchronized boolean has(String id) {
        return statements.containsKey(id);
    }

    /** The highest version that one signed of some kind, so that the next one is higher. */
    synchronized Collection<Evidence> all() {
        return List.copyOf(statements.values());
    }

    /** Begins with these statements: founding or joining. Failure INVALID if they are of no micro cloud. */
    synchronized Roster begin(String microCloud, Collection<Evidence> first) {
        Roster drawn = Roster.of(microCloud, first)
                .orElseThrow(() -> Failure.of(FailureCode.INVALID, "microcloud.failure.statements"));
        forget();
        first.forEach(this::keep);
        current.put(CURRENT, new Current(microCloud));
        roster = Optional.of(drawn);
        return drawn;
    }

    /** Adds a statement of this node. */
    synchronized void add(Evidence own) {
        keep(own);
        draw();
    }

    /**
     * Adds what came from another node, as far as it is a statement of this micro cloud by one who may have a say.
     *
     * @return whether something is known now that was not before
     */
    synchronized boolean learn(Collection<String> texts) {
        if (roster.isEmpty()) {
            return false;
        }
        boolean learned = false;
        boolean more = true;
        List<String> unread = List.copyOf(texts);
        // One may be let in by another one of the same lot.
        while (more) {
            more = false;
            for (String text : unread) {
                if (learn(text)) {
                    more = true;
                }
            }
            learned |= more;
            if (more) {
                draw();
            }
        }
        return learned;
    }

    private boolean learn(String text) {
        try {
            Evidence evidence = Evidence.of(text);
            if (statements.containsKey(evidence.id()) || !mayCount(evidence)) {
                return false;
            }
            keep(evidence);
            return true;
        } catch (IllegalArgumentException e) {
            LOG.debug("Not a statement: {}", e.getMessage());
            return false;
        }
    }

    private boolean mayCount(Evidence evidence) {
        Roster now = roster.orElseThrow();
        return now.microCloud().equals(evidence.statement().microCloud())
                && now.knows(evidence.signer())
                && statements.size() < MOST
                && countOf(evidence.signer()) < MOST_OF_ONE;
    }

    private long countOf(NodeId signer) {
        return statements.values().stream()
                .filter(each -> each.signer().equals(signer))
                .count();
    }

    /** The node is in no micro cloud any more. */
    synchronized void forget() {
        current.remove(CURRENT);
        kept.all().keySet().forEach(kept::remove);
        statements.clear();
        roster = Optional.empty();
    }

    private void keep(Evidence evidence) {
        kept.put(evidence.id(), new Kept(evidence.text()));
        statements.put(evidence.id(), evidence);
    }

    private void draw() {
        roster = roster.flatMap(now -> Roster.of(now.microCloud(), statements.values()));
    }
}
