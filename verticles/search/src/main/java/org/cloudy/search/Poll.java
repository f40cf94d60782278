package org.cloudy.search;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.SearchContract;

/** Whom to ask, and how long to wait for each. For any thread. */
final class Poll {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMillis(300);
    private static final double MOST_ARE_IN_TIME = 95;
    private static final double NANOS_A_MILLI = 1e6;

    private final NodeId self;
    private final EventBus bus;
    private final Partitions partitions;
    /** Those that did not answer: a node that hangs is a member of the cluster for seconds still. */
    private final Avoided<NodeId> silent;
    /** Those that claimed to have what nobody has. */
    private final Avoided<NodeId> distrusted = new Avoided<>(Duration.ofMinutes(1));
    /** What a node has of late, and has not indexed yet. */
    private final Avoided<Copy> lacking = new Avoided<>(Duration.ofSeconds(2));

    private final Plan plan;
    private final Supplier<List<Integer>> here;

    private final Latencies latencies = new Latencies(System::nanoTime);

    /**
     * @param distance of a node
     * @param here the partitions that this node has indexed
     * @param silent learns who does not answer
     */
    Poll(
            NodeId self,
            EventBus bus,
            Partitions partitions,
            ToDoubleFunction<NodeId> distance,
            Supplier<List<Integer>> here,
            Avoided<NodeId> silent) {
        this.self = self;
        this.bus = bus;
        this.partitions = partitions;
        this.here = here;
        this.silent = silent;
        this.plan = new Plan(self, distance, this::isAsked);
    }

    /** All partitions, each of one node. */
    List<Portion> plan() {
        return plan.of(partitions.places(), here.get());
    }

    /**
     * Asks all at once. Failure INVALID.
     *
     * @param question as it is put for a portion
     * @param here answers for this node
     * @param isAnswer whether what a node answered can be an answer
     */
    List<Inquiry.Answer> ask(
            List<Portion> plan,
            Function<Portion, PartialQuery> question,
            Function<PartialQuery, PartialResults> here,
            Check isAnswer)
            throws InterruptedException {
        Inquiry inquiry = new Inquiry(self, new OnBus(question, here, isAnswer));
        long late = Math.clamp(
                Math.round(2 * latencies.millis(MOST_ARE_IN_TIME) * NANOS_A_MILLI), SOON.toNanos(), LATE.toNanos());
        List<Inquiry.Answer> answers = inquiry.answers(plan, late, PATIENCE.toNanos());
        inquiry.silent().forEach(silent::add);
        return answers;
    }

    /** Has others asked in the place of a node for a minute, where there are others. */
    void distrust(NodeId node) {
        distrusted.add(node);
    }

    /** This node is not: it has answered for all that it has indexed. */
    private boolean isAsked(NodeId node, int partition) {
        return !node.equals(self)
                && !silent.has(node)
                && !distrusted.has(node)
                && !lacking.has(new Copy(node, partition));
    }

    private void learn(Portion asked, Optional<PartialResults> answer) {
        if (answer.isPresent()) {
            Set<Integer> had = Set.copyOf(answer.get().partitions());
            for (int partition : asked.partitions()) {
                Copy copy = new Copy(asked.node(), partition);
                if (had.contains(partition)) {
                    lacking.remove(copy);
                } else {
                    lacking.add(copy);
                }
            }
        }
    }

    /** Tells whether something can be an answer. */
    interface Check {
        boolean test(PartialResults results, PartialQuery question);
    }

    private final class OnBus implements Inquiry.Line {
        private final Function<Portion, PartialQuery> question;
        private final Function<PartialQuery, PartialResults> here;
        private final Check isAnswer;

        OnBus(Function<Portion, PartialQuery> question, Function<PartialQuery, PartialResults> here, Check isAnswer) {
            this.question = question;
            this.here = here;
            this.isAnswer = isAnswer;
        }

        @Override
        public void ask(Portion portion, Inquiry.Listener listener) {
            long start = System.nanoTime();
            PartialQuery put = question.apply(portion);
            SearchContract.TOP.sendTo(portion.node(), bus, put, PATIENCE).onComplete(result -> {
                if (result.succeeded()) {
                    latencies.record(System.nanoTime() - start);
                    silent.remove(portion.node());
                }
                Optional<PartialResults> answer =
                        Optional.ofNullable(result.result()).filter(results -> isAnswer.test(results, put));
                learn(portion, answer);
                listener.hear(answer);
            });
        }

        @Override
        public Optional<PartialResults> askHere(Portion portion) {
            try {
                return Optional.of(here.apply(question.apply(portion)));
            } catch (Failure e) {
                if (e.code() == FailureCode.INVALID) {
                    throw e;
                }
                return Optional.empty();
            }
        }

        @Override
        public List<Portion> others(Set<Integer> open, Set<Copy> asked) {
            return Portion.of(
                    new TreeSet<>(open),
                    partitions.places(),
                    (place, partition) -> Plan.holders(place)
                            .filter(node -> !asked.contains(new Copy(node, partition)) && isAsked(node, partition))
                            .findFirst());
        }
    }
}
