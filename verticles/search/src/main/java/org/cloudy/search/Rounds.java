package org.cloudy.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Found;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.search.Inquiry.Answer;
import org.cloudy.search.KnownCounts.Known;

/**
 * Puts a question to all nodes, each for the partitions that it holds. Each scores its documents with how often the words occur in all of
 * them: so the ranking is that of a single index. What was counted before is used again, and the answers stand only if the counts of those
 * that gave them add up to what they were scored with; else it is asked once more, with the counts of a moment ago. Every partition is
 * taken of one node's answer; so no document is found twice. Methods block.
 */
final class Rounds {
    private final NodeId self;
    private final Partitions partitions;
    private final Answerer own;
    private final Poll poll;
    private final KnownCounts knownCounts = new KnownCounts();

    Rounds(NodeId self, Partitions partitions, Answerer own, Poll poll) {
        this.self = self;
        this.partitions = partitions;
        this.own = own;
        this.poll = poll;
    }

    /**
     * What one round came to.
     *
     * @param counts by what was answered for
     * @param scored whether what was found was scored with the sum of them
     */
    record Round(List<Answer> answers, Map<Portion, Known> counts, boolean scored) {
        int covered() {
            return answers.stream()
                    .mapToInt(answer -> answer.results().partitions().size())
                    .sum();
        }

        List<Portion> portions() {
            return answers.stream().map(Answer::portion).toList();
        }

        List<Found> found() {
            return answers.stream()
                    .flatMap(answer -> Optional.ofNullable(answer.results().found()).stream())
                    .toList();
        }

        /** The nodes that say that they have one of some documents. */
        Set<NodeId> claimants(Set<String> ids) {
            return answers.stream()
                    .filter(answer -> answer.candidates().stream().anyMatch(candidate -> ids.contains(candidate.id())))
                    .map(answer -> answer.portion().node())
                    .collect(Collectors.toSet());
        }

        TermStatistics statistics() {
            return Totals.statistics(portions().stream()
                    .flatMap(portion -> Optional.ofNullable(counts.get(portion)).stream())
                    .map(Known::statistics)
                    .toList());
        }
    }

    /** Asks all that there is. Failure INVALID. */
    Round next(Question question) throws InterruptedException {
        List<Portion> plan = poll.plan();
        Map<Portion, Known> known = known(plan, question);
        Round round = ask(
                plan,
                question,
                known.size() == plan.size()
                        ? Optional.of(Totals.statistics(plan.stream()
                                .map(known::get)
                                .map(Known::statistics)
                                .toList()))
                        : Optional.empty(),
                known,
                false);
        return round.scored() || round.answers().isEmpty()
                ? round
                : ask(round.portions(), question, Optional.of(round.statistics()), round.counts(), true);
    }

    /** Has others asked in the place of some nodes for a while, where there are others. */
    void distrust(Set<NodeId> nodes) {
        nodes.stream().filter(node -> !node.equals(self)).forEach(poll::distrust);
    }

    /** What is known already of how often the words occur; what this node has, it counts anew. */
    private Map<Portion, Known> known(List<Portion> plan, Question question) {
        Map<Portion, Known> known = new HashMap<>();
        for (Portion portion : plan) {
            Optional<Known> before = knownCounts.of(portion, question.terms());
            if (portion.node().equals(self)) {
                before = current(portion, question, before);
            }
            before.ifPresent(counts -> known.put(portion, counts));
        }
        return known;
    }

    private Optional<Known> current(Portion portion, Question question, Optional<Known> before) {
        try {
            PartialResults results = own.top(
                    question.to(
                            portion,
                            portion.partitions().size(),
                            Optional.empty(),
                            before.map(counts -> Map.of(portion, counts)).orElse(Map.of()),
                            false),
                    question.reading());
            TermStatistics counts = results.statistics();
            return !results.partitions().equals(portion.partitions())
                    ? Optional.empty()
                    : counts == null ? before : Optional.of(new Known(results.version(), counts));
        } catch (Failure e) {
            if (e.code() == FailureCode.INVALID) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Round ask(
            List<Portion> plan,
            Question question,
            Optional<TermStatistics> statistics,
            Map<Portion, Known> known,
            boolean pinned)
            throws InterruptedException {
        int all = plan.stream().mapToInt(portion -> portion.partitions().size()).sum();
        Function<Portion, PartialQuery> put = portion -> question.to(portion, all, statistics, known, pinned);
        List<Answer> answers = poll.ask(
                plan,
                put,
                asked -> own.top(asked, question.reading()),
                (results, asked) -> question.isAnsweredBy(results, asked, partitions));
        Map<Portion, Known> counts = new HashMap<>();
        for (Answer answer : answers) {
            TermStatistics counted = answer.results().statistics();
            if (counted != null) {
                knownCounts.learn(answer.portion(), answer.results().version(), counted);
                counts.put(answer.portion(), new Known(answer.results().version(), counted));
            } else {
                Optional.ofNullable(known.get(answer.portion()))
                        .ifPresent(before -> counts.put(answer.portion(), before));
            }
        }
        Round round = new Round(answers, counts, false);
        boolean scored = !answers.isEmpty()
                && round.found().size() == answers.size()
                && counts.size() == answers.size()
                && statistics.filter(round.statistics()::equals).isPresent();
        return new Round(answers, counts, scored);
    }
}
