package org.cloudy.search;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialResults.Found;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.search.Rounds.Round;

/**
 * Asks all nodes, and makes one answer of theirs. Where a partition is on its way from one node to another, or a document that was found
 * cannot be had, it is asked for again until the deadline; then what is missing counts as not answered. Whoever claims again and again
 * to have what nobody can give is passed over. Methods block.
 */
final class Asker {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** So often in a row a document may be found and yet not be had before whoever claims it is not believed. */
    private static final int MOST_CLAIMS = 5;

    private static final Comparator<Candidate> BEST =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id, Totals::compare);

    /** Of memory, for what is fetched and shown at once by one query. */
    private static final long BYTES_OF_A_PLACE = 16 << 20;

    /** Texts are long, and many may ask at once: as many are read at a time as have room. */
    private final Semaphore places =
            new Semaphore((int) Math.max(2, Runtime.getRuntime().maxMemory() / BYTES_OF_A_PLACE), true);

    private final Clock clock;
    private final SharedDocuments documents;
    private final Fetching fetching;
    private final Partitions partitions;
    private final Rounds rounds;
    private final Distances distances;
    private final Spelling spelling;
    private final Analyzer analyzer;

    Asker(
            Clock clock,
            SharedDocuments documents,
            Fetching fetching,
            Partitions partitions,
            Rounds rounds,
            Distances distances,
            Spelling spelling,
            Analyzer analyzer) {
        this.clock = clock;
        this.documents = documents;
        this.fetching = fetching;
        this.partitions = partitions;
        this.rounds = rounds;
        this.distances = distances;
        this.spelling = spelling;
        this.analyzer = analyzer;
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
        for (int claims = 0; ; ) {
            Round round = rounds.next(question);
            if (round.scored() && best.map(Round::covered).orElse(0) <= round.covered()) {
                best = Optional.of(round);
            }
            boolean complete = best.isPresent() && best.get().covered() == partitions.count();
            boolean over = System.nanoTime() - end > 0;
            if (complete || over) {
                Outcome outcome = outcome(question, best.orElseThrow(Asker::nobody));
                if (over || outcome.missing().isEmpty() || claims > MOST_CLAIMS) {
                    return outcome.results();
                }
                if (++claims == MOST_CLAIMS) {
                    rounds.distrust(round.claimants(outcome.missing()));
                }
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
                    fetching.documents(List.of(id), List.of()).get(id));
        }
    }

    /** @param missing documents that were found and could not be had */
    private record Outcome(SearchResults results, Set<String> missing) {}

    private Outcome outcome(Question question, Round round) throws InterruptedException {
        SearchQuery query = question.query();
        Hits hits = new Hits(question.reading().query(), analyzer);
        List<Candidate> candidates = round.answers().stream()
                .flatMap(answer -> answer.candidates().stream())
                .sorted(order(question))
                .limit(Reading.limit(query))
                .toList();
        List<SearchHit> found = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += Fetching.AT_ONCE) {
            List<Candidate> some = candidates.subList(from, Math.min(candidates.size(), from + Fetching.AT_ONCE));
            found.addAll(show(some, round, hits));
        }
        Set<String> missing = candidates.stream().map(Candidate::id).collect(Collectors.toCollection(HashSet::new));
        found.forEach(hit -> missing.remove(hit.id()));
        long total = round.found().stream().mapToLong(Found::total).sum();
        return new Outcome(
                new SearchResults(
                        found,
                        total,
                        Totals.facets(round.found().stream().map(Found::facets).toList()),
                        round.covered()
                                - (int) missing.stream()
                                        .map(partitions::of)
                                        .distinct()
                                        .count(),
                        partitions.count(),
                        question.reading().note(),
                        spelling.correction(query.text(), round.statistics(), total, round.portions())
                                .orElse(null)),
                missing);
    }

    /** Those that are still there; others were withdrawn meanwhile, went elsewhere, or whoever has them is too busy to give them. */
    private List<SearchHit> show(List<Candidate> some, Round round, Hits hits) throws InterruptedException {
        places.acquire();
        try {
            Map<String, Document> there =
                    fetching.documents(some.stream().map(Candidate::id).toList(), round.answers());
            List<SearchHit> shown = new ArrayList<>();
            for (Candidate candidate : some) {
                Document document = there.get(candidate.id());
                if (document != null) {
                    shown.add(hits.of(document, candidate, distances.to(document.node())));
                }
            }
            return shown;
        } finally {
            places.release();
        }
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
