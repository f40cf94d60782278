package org.cloudy.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialResults.Found;
import org.jspecify.annotations.Nullable;

/**
 * One round of questions, and who is asked in the place of those that do not answer: as soon as a node is late, or does not have all that
 * it was asked for, the others that have a copy of it are asked. Of each portion those answers are taken that have no partition twice.
 * For one thread.
 */
final class Inquiry {
    /** Puts the question to a node. */
    interface Line {
        /** Has the answer told, or that there is none, to whoever listens; does not wait. */
        void ask(Portion portion, Listener listener);

        /** Asks this node itself; blocks. Failure INVALID. */
        Optional<PartialResults> askHere(Portion portion);

        /** The other nodes that have a copy, of those that are not silent. */
        List<Portion> others(Set<Integer> partitions, Set<NodeId> asked);
    }

    /** Hears an answer, on any thread. */
    interface Listener {
        void hear(Optional<PartialResults> answer);
    }

    /** What a node answered for some partitions. */
    record Answer(Portion portion, PartialResults results) {
        /** What it found; none if it was not asked to look. */
        List<Candidate> candidates() {
            Found found = results.found();
            return found == null ? List.of() : found.candidates();
        }

        /** What it gave whole. */
        Map<String, String> texts() {
            Found found = results.found();
            return found == null ? Map.of() : found.texts();
        }
    }

    private record Reply(Slot slot, Portion asked, Optional<PartialResults> results) {}

    private final NodeId self;
    private final Line line;
    private final BlockingQueue<Reply> inbox = new LinkedBlockingQueue<>();
    private final Queue<Reply> here = new ArrayDeque<>();
    private final List<Slot> slots = new ArrayList<>();

    Inquiry(NodeId self, Line line) {
        this.self = self;
        this.line = line;
    }

    /** A portion, and what was answered of it. */
    private static final class Slot {
        private final Portion portion;
        private final Set<Integer> open;
        private final Set<NodeId> asked = new HashSet<>();
        private final Set<NodeId> silent = new HashSet<>();
        private List<Answer> answers = new ArrayList<>();
        private boolean hedged;

        Slot(Portion portion) {
            this.portion = portion;
            this.open = new HashSet<>(portion.partitions());
        }

        boolean isSettled() {
            return open.isEmpty() || (hedged && silent.isEmpty());
        }

        void take(Portion from, PartialResults results) {
            Set<Integer> covered = Set.copyOf(results.partitions());
            Answer answer = new Answer(new Portion(from.node(), List.copyOf(results.partitions())), results);
            if (!covered.isEmpty() && open.containsAll(covered)) {
                answers.add(answer);
                open.removeAll(covered);
            } else if (covered.equals(Set.copyOf(portion.partitions()))) {
                // It was late, but has all of it.
                answers = new ArrayList<>(List.of(answer));
                open.clear();
            }
        }
    }

    /**
     * Asks, and gives what was answered in time.
     *
     * @param lateNanos when a node is late
     * @param endNanos when nothing more is waited for
     */
    List<Answer> answers(List<Portion> plan, long lateNanos, long endNanos) throws InterruptedException {
        long start = System.nanoTime();
        for (Portion portion : plan) {
            Slot slot = new Slot(portion);
            slots.add(slot);
            ask(slot, portion);
        }
        boolean late = false;
        while (!slots.stream().allMatch(Slot::isSettled)) {
            Reply reply = next(start + (late ? endNanos : lateNanos));
            if (reply != null) {
                take(reply);
            } else if (late) {
                break;
            } else {
                late = true;
                slots.stream().filter(slot -> !slot.isSettled()).forEach(this::hedge);
            }
        }
        return slots.stream().flatMap(slot -> slot.answers.stream()).toList();
    }

    /** The nodes that did not answer, and in whose place others did. */
    Set<NodeId> silent() {
        Set<NodeId> silent = new HashSet<>();
        slots.stream().filter(slot -> slot.hedged && slot.open.isEmpty()).forEach(slot -> silent.addAll(slot.silent));
        silent.remove(self);
        return silent;
    }

    private void ask(Slot slot, Portion portion) {
        slot.asked.add(portion.node());
        slot.silent.add(portion.node());
        if (portion.node().equals(self)) {
            here.add(new Reply(slot, portion, Optional.empty()));
        } else {
            line.ask(portion, answer -> inbox.add(new Reply(slot, portion, answer)));
        }
    }

    /** What is asked of this node is done while the others work. */
    private @Nullable Reply next(long until) throws InterruptedException {
        Reply own = here.poll();
        return own == null
                ? inbox.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS)
                : new Reply(own.slot(), own.asked(), line.askHere(own.asked()));
    }

    private void take(Reply reply) {
        Slot slot = reply.slot();
        slot.silent.remove(reply.asked().node());
        reply.results().ifPresent(results -> slot.take(reply.asked(), results));
        if (!slot.open.isEmpty()) {
            hedge(slot);
        }
    }

    private void hedge(Slot slot) {
        if (!slot.hedged) {
            slot.hedged = true;
            line.others(slot.open, slot.asked).forEach(portion -> ask(slot, portion));
        }
    }
}
