package org.cloudy.search;

import com.hazelcast.map.IMap;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.PartialQuery;
import org.cloudy.bus.search.PartialResults;
import org.cloudy.bus.search.PartialResults.Candidate;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.SearchHit;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.search.SearchResults;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.platform.Futures;

/**
 * Asks all nodes, each for the partitions that it holds, and makes one answer of theirs. First it has the terms counted, then each node
 * scores its documents with the counts of all: so the ranking is that of a single index. Every partition is asked of one node at a time,
 * and counts only as that node's answer covers it; so no document is found twice. Where one is on its way from one node to another, it
 * is asked for again until the deadline. Methods block.
 */
final class Asker {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Comparator<Candidate> BEST =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::id, Totals::compare);

    private final NodeId self;
    private final EventBus bus;
    private final Supplier<IMap<Object, Object>> map;
    private final Partitions partitions;
    private final Answerer own;
    private final Analyzer analyzer;

    Asker(
            NodeId self,
            EventBus bus,
            Supplier<IMap<Object, Object>> map,
            Partitions partitions,
            Answerer own,
            Analyzer analyzer) {
        this.self = self;
        this.bus = bus;
        this.map = map;
        this.partitions = partitions;
        this.own = own;
        this.analyzer = analyzer;
    }

    /** What one round came to: the answers cover exactly the partitions that were counted, or the round is of no use. */
    private record Round(Set<Integer> covered, List<PartialResults> answers) {}

    /** Failure INVALID; UNAVAILABLE if no partition answered. */
    SearchResults query(SearchQuery query) throws InterruptedException {
        Reading reading = Reading.of(query, analyzer);
        long end = System.nanoTime() + DEADLINE.toNanos();
        Optional<Round> best = Optional.empty();
        while (true) {
            Optional<Round> round = round(query, reading, end);
            if (round.isPresent()
                    && best.map(Round::covered).map(Set::size).orElse(-1)
                            < round.get().covered().size()) {
                best = round;
            }
            boolean complete = best.isPresent() && best.get().covered().size() == partitions.count();
            if (complete || System.nanoTime() - end > 0) {
                return results(query, reading, best.orElseThrow(Asker::nobody));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** One document. Failure NOT_FOUND. */
    Document get(DocumentId which) {
        return read(which.id()).orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "search.failure.unknown"));
    }

    private Optional<Round> round(SearchQuery query, Reading reading, long end) throws InterruptedException {
        StatisticsQuery terms = QueryTerms.wanted(reading.query(), List.of());
        Function<List<Integer>, StatisticsQuery> wanted =
                share -> new StatisticsQuery(share, terms.fields(), terms.terms(), terms.fuzzy());
        Map<NodeId, List<Integer>> owners = partitions.owners(partitions.all());
        Map<NodeId, PartialStatistics> counted = ask(owners, SearchContract.STATISTICS, wanted, own::statistics, end);
        counted.entrySet()
                .removeIf(each -> !Credible.isCredible(
                        each.getValue(), wanted.apply(owners.getOrDefault(each.getKey(), List.of()))));
        TermStatistics statistics = Totals.statistics(
                counted.values().stream().map(PartialStatistics::statistics).toList());
        Map<NodeId, List<Integer>> shares = new LinkedHashMap<>();
        counted.forEach((node, part) -> shares.put(node, part.partitions()));
        shares.values().removeIf(List::isEmpty);
        Map<NodeId, PartialResults> answers =
                ask(shares, SearchContract.TOP, share -> new PartialQuery(share, query, statistics), own::top, end);
        boolean consistent = shares.entrySet().stream()
                .allMatch(share -> Optional.ofNullable(answers.get(share.getKey())).stream()
                        .anyMatch(answer ->
                                Credible.isCredible(answer, share.getValue(), Reading.limit(query), partitions::of)));
        Set<Integer> covered = new HashSet<>();
        shares.values().forEach(covered::addAll);
        return consistent && !covered.isEmpty()
                ? Optional.of(new Round(covered, List.copyOf(answers.values())))
                : Optional.empty();
    }

    /** Asks each node for its share, all at once; who does not answer is left out. */
    private <Q extends Record, R extends Record> Map<NodeId, R> ask(
            Map<NodeId, List<Integer>> shares,
            Call<Q, R> call,
            Function<List<Integer>, Q> question,
            Function<Q, R> here,
            long end)
            throws InterruptedException {
        Duration patience = Duration.ofNanos(
                Math.clamp(end - System.nanoTime(), Duration.ofMillis(200).toNanos(), PATIENCE.toNanos()));
        Map<NodeId, Future<R>> asked = new LinkedHashMap<>();
        shares.forEach((node, share) -> {
            if (!node.equals(self)) {
                asked.put(node, call.sendTo(node, bus, question.apply(share), patience));
            }
        });
        Map<NodeId, R> answers = new LinkedHashMap<>();
        if (shares.containsKey(self)) {
            attempt(() -> here.apply(question.apply(shares.get(self)))).ifPresent(answer -> answers.put(self, answer));
        }
        for (Map.Entry<NodeId, Future<R>> each : asked.entrySet()) {
            attempt(() -> Futures.await(each.getValue(), patience))
                    .ifPresent(answer -> answers.put(each.getKey(), answer));
        }
        return answers;
    }

    @FunctionalInterface
    private interface Attempt<R> {
        R answer() throws InterruptedException;
    }

    private static <R> Optional<R> attempt(Attempt<R> attempt) throws InterruptedException {
        try {
            return Optional.of(attempt.answer());
        } catch (Failure e) {
            return Optional.empty();
        }
    }

    private SearchResults results(SearchQuery query, Reading reading, Round round) {
        Hits hits = new Hits(reading.query(), analyzer);
        List<SearchHit> found = new ArrayList<>();
        round.answers().stream()
                .flatMap(answer -> answer.candidates().stream())
                .sorted(BEST)
                .limit(Reading.limit(query))
                // What was withdrawn meanwhile is not there any more.
                .forEach(candidate ->
                        read(candidate.id()).ifPresent(document -> found.add(hits.of(document, candidate))));
        return new SearchResults(
                found,
                round.answers().stream().mapToLong(PartialResults::total).sum(),
                Totals.facets(
                        round.answers().stream().map(PartialResults::facets).toList()),
                round.covered().size(),
                partitions.count(),
                reading.note(),
                null);
    }

    private Optional<Document> read(String id) {
        try {
            return Deposit.read(id, map.get().get(id));
        } catch (HazelcastSerializationException e) {
            return Optional.empty();
        }
    }

    private static Failure nobody() {
        return Failure.of(FailureCode.UNAVAILABLE, "search.failure.nobody");
    }
}
