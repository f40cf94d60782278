package org.cloudy.search;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialResults.Found;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.search.Inquiry.Answer;
import org.cloudy.search.KnownCounts.Known;

/**
 * Asks all nodes, each for the partitions that it holds, and makes one answer of theirs. Each node scores its documents with how often the
 * words occur in all of them: so the ranking is that of a single index. What was counted before is used again, and an answer stands only
 * if the counts of those that gave it add up to what it was scored with; else it is asked once more, with the counts of a moment ago.
 * Every partition is taken of one node's answer; so no document is found twice. Where one is on its way from one node to another, it is
 * asked for again until the deadline. Methods block.
 */
final class Asker {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Comparator<Candidate> BEST =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id, Totals::compare);

    private final NodeId self;
    private final Clock clock;
    private final SharedDocuments documents;
    private final Fetching fetching;
    private final Partitions partitions;
    private final Answerer own;
    private final Poll poll;
    private final Distances distances;
    private final Spelling spelling;
    private final Analyzer analyzer;
    private final KnownCounts knownCounts = new KnownCounts();

    Asker(
            NodeId self,
            Clock clock,
            SharedDocuments documents,
            Fetching fetching,
            Partitions partitions,
            Answerer own,
            Poll poll,
            Distances distances,
            Spelling spelling,
            Analyzer analyzer) {
        this.self = self;
        this.clock = clock;
        this.documents = documents;
        this.fetching = fetching;
        this.partitions = partitions;
        this.own = own;
        this.poll = poll;
        this.distances = distances;
        this.spelling = spelling;
        this.analyzer = analyzer;
    }

    /**
     * What one round came to.
     *
     * @param counts by what was answered for
     * @param scored whether what was found was scored with the sum of them
     */
    private record Round(List<Answer> answers, Map<Portion, Known> counts, boolean scored) {
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

        TermStatistics statistics() {
            return Totals.statistics(portions().stream()
                    .flatMap(portion -> Optional.ofNullable(counts.get(portion)).stream())
                    .map(Known::statistics)
                    .toList());
        }
    }

    /** Failure INVALID; UNAVAILABLE if no partition answered. */
    SearchResults query(SearchQuery query) throws InterruptedException {
        Reading reading = Reading.of(query, analyzer);
        Question question = new Question(
                query,
                reading,
                QueryTerms.wanted(reading.query(), List.of()),
                clock.instant(),
                Boolean.TRUE.equals(query.near()) ? distances.nearest() : List.of());
        long end = System.nanoTime() + DEADLINE.toNanos();
        Optional<Round> best = Optional.empty();
        while (true) {
            Round round = ask(question);
            if (round.scored() && best.map(Round::covered).orElse(0) < round.covered()) {
                best = Optional.of(round);
            }
            boolean complete = best.isPresent() && best.get().covered() == partitions.count();
            if (complete || System.nanoTime() - end > 0) {
                return results(question, best.orElseThrow(Asker::nobody));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** One document. Failure NOT_FOUND. */
    Document get(DocumentId which) throws InterruptedException {
        return read(which.id()).orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "search.failure.unknown"));
    }

    private Optional<Document> read(String id) throws InterruptedException {
        try {
            return documents.read(id, PATIENCE).flatMap(value -> Deposit.read(id, value));
        } catch (TimeoutException e) {
            return Optional.ofNullable(
                    fetching.documents(List.of(id), any -> List.of()).get(id));
        }
    }

    private Round ask(Question question) throws InterruptedException {
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
        Function<Portion, PartialQuery> put = portion -> question.to(portion, statistics, known, pinned);
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

    private SearchResults results(Question question, Round round) throws InterruptedException {
        SearchQuery query = question.query();
        Hits hits = new Hits(question.reading().query(), analyzer);
        Map<String, List<NodeId>> at = new HashMap<>();
        round.answers()
                .forEach(answer -> Optional.ofNullable(answer.results().found())
                        .ifPresent(found -> found.candidates()
                                .forEach(candidate -> at.put(
                                        candidate.id(), List.of(answer.portion().node())))));
        List<Candidate> candidates = round.found().stream()
                .flatMap(found -> found.candidates().stream())
                .sorted(order(question))
                .limit(Reading.limit(query))
                .toList();
        Map<String, Document> there = fetching.documents(
                candidates.stream().map(Candidate::id).toList(), id -> at.getOrDefault(id, List.of()));
        List<SearchHit> found = new ArrayList<>();
        for (Candidate candidate : candidates) {
            // What was withdrawn meanwhile is not there any more.
            Optional.ofNullable(there.get(candidate.id()))
                    .map(document -> hits.of(document, candidate, distances.to(document.node())))
                    .ifPresent(found::add);
        }
        return new SearchResults(
                found,
                round.found().stream().mapToLong(Found::total).sum(),
                Totals.facets(round.found().stream().map(Found::facets).toList()),
                round.covered(),
                partitions.count(),
                question.reading().note(),
                spelling.correction(query.text(), round.statistics(), round.portions())
                        .orElse(null));
    }

    private static Comparator<Candidate> order(Question question) {
        if (!Boolean.TRUE.equals(question.query().near())) {
            return BEST;
        }
        NodeRank ranks = new NodeRank(question.nearest());
        return Comparator.<Candidate>comparingInt(candidate -> ranks.of(candidate.id()))
                .thenComparing(BEST);
    }

    private static Failure nobody() {
        return Failure.of(FailureCode.UNAVAILABLE, "search.failure.nobody");
    }
}
