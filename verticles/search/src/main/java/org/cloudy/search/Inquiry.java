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
 * it was asked for, another one that has a copy of it is asked, and the next one when that one is late too (hedged requests, Dean and
 * Barroso 2013). Of each portion those answers are taken that have no partition twice. For one thread.
 */
final class Inquiry {
    /** Puts the question to a node. */
    interface Line {
        /** Has the answer told, or that there is none, to whoever listens; does not wait. */
        void ask(Portion portion, Listener listener);

        /** Asks this node itself; blocks. Failure INVALID. */
        Optional<PartialResults> askHere(Portion portion);

        /** For each partition another node that has a copy, was not asked for it and is not silent. */
        List<Portion> others(Set<Integer> partitions, Set<Copy> asked);
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
        private final Set<Copy> asked = new HashSet<>();
        private final Set<Portion> awaited = new HashSet<>();
        private final Set<Portion> late = new HashSet<>();
        private List<Answer> answers = new ArrayList<>();

        Slot(Portion portion) {
            this.portion = portion;
            this.open = new HashSet<>(portion.partitions());
        }

        boolean isSettled() {
            return open.isEmpty() || awaited.isEmpty();
        }

        void await(Portion from) {
            awaited.add(from);
            from.partitions().forEach(partition -> asked.add(new Copy(from.node(), partition)));
        }

        /** What is open, and not asked of somebody who may still be in time. */
        Set<Integer> overdue() {
            Set<Integer> overdue = new HashSet<>(open);
            awaited.stream()
                    .filter(from -> !late.contains(from))
                    .forEach(from -> from.partitions().forEach(overdue::remove));
            return overdue;
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
            } else {
                // Others were faster with a part of it: it may be asked for the rest alone.
                asked.removeIf(copy -> copy.node().equals(from.node())
                        && covered.contains(copy.partition())
                        && open.contains(copy.partition()));
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
        long end = start + endNanos;
        long late = start + lateNanos;
        while (!slots.stream().allMatch(Slot::isSettled)) {
            Reply reply = next(Math.min(late, end));
            if (reply != null) {
                take(reply);
            } else if (System.nanoTime() - end >= 0) {
                break;
            } else {
                // From now on: after a search here that took long, whoever is asked in their place has as much time as
                // they had.
                late = System.nanoTime() + lateNanos;
                slots.stream().filter(slot -> !slot.isSettled()).forEach(slot -> {
                    slot.late.addAll(slot.awaited);
                    askOthers(slot);
                });
            }
        }
        return slots.stream().flatMap(slot -> slot.answers.stream()).toList();
    }

    /** The nodes that did not answer, and in whose place others did. */
    Set<NodeId> silent() {
        Set<NodeId> silent = new HashSet<>();
        slots.stream()
                .filter(slot -> slot.open.isEmpty())
                .flatMap(slot -> slot.awaited.stream().filter(slot.late::contains))
                .forEach(portion -> silent.add(portion.node()));
        silent.remove(self);
        return silent;
    }

    private void ask(Slot slot, Portion portion) {
        slot.await(portion);
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
        slot.awaited.remove(reply.asked());
        reply.results().ifPresent(results -> slot.take(reply.asked(), results));
        askOthers(slot);
    }

    private void askOthers(Slot slot) {
        Set<Integer> overdue = slot.overdue();
        if (!overdue.isEmpty()) {
            line.others(overdue, slot.asked).forEach(portion -> ask(slot, portion));
        }
    }
}
