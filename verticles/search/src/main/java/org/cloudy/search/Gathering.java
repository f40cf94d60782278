package org.cloudy.search;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.CompletionQuery;
import org.cloudy.bus.search.PartialCompletions;
import org.cloudy.bus.search.PartialCompletions.Completion;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.platform.Futures;

/**
 * Gathers what is of use but not missed: from whoever answers soon. The partitions of a question are filled in for each node. Methods
 * block.
 */
final class Gathering {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final NodeId self;
    private final EventBus bus;
    private final Answerer own;

    Gathering(NodeId self, EventBus bus, Answerer own) {
        this.self = self;
        this.bus = bus;
        this.own = own;
    }

    /** How often terms occur. */
    TermStatistics statistics(List<Portion> portions, StatisticsQuery terms) throws InterruptedException {
        List<PartialStatistics> counted = gather(
                portions,
                SearchContract.STATISTICS,
                part -> new StatisticsQuery(part, terms.fields(), terms.terms(), terms.fuzzy()),
                own::statistics,
                Credible::isCredible);
        return Totals.statistics(
                counted.stream().map(PartialStatistics::statistics).toList());
    }

    /** How a text may go on, the most frequent first. */
    PartialCompletions completions(List<Portion> portions, CompletionQuery query) throws InterruptedException {
        List<PartialCompletions> found = gather(
                portions,
                SearchContract.COMPLETIONS,
                part -> new CompletionQuery(part, query.text(), query.limit()),
                own::completions,
                Credible::isCredible);
        return new PartialCompletions(
                List.of(),
                sum(found, PartialCompletions::titles, query.limit()),
                sum(found, PartialCompletions::words, query.limit()));
    }

    private static List<Completion> sum(
            List<PartialCompletions> parts, Function<PartialCompletions, List<Completion>> of, int limit) {
        Map<String, Long> documents = new HashMap<>();
        parts.forEach(
                part -> of.apply(part).forEach(each -> documents.merge(each.text(), each.documents(), Long::sum)));
        return Completions.best(documents, limit);
    }

    private <Q extends Record, R extends Record> List<R> gather(
            List<Portion> portions,
            Call<Q, R> call,
            Function<List<Integer>, Q> question,
            Function<Q, R> here,
            BiPredicate<R, Q> isCredible)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<Q, Future<R>> asked = new HashMap<>();
        List<Q> own = new ArrayList<>();
        for (Portion portion : portions) {
            Q put = question.apply(portion.partitions());
            if (portion.node().equals(self)) {
                own.add(put);
            } else {
                asked.put(put, call.sendTo(portion.node(), bus, put, PATIENCE));
            }
        }
        List<R> answers = new ArrayList<>();
        for (Q put : own) {
            try {
                answers.add(here.apply(put));
            } catch (Failure e) {
                // It is being indexed anew.
            }
        }
        for (Map.Entry<Q, Future<R>> each : asked.entrySet()) {
            try {
                R answer = Futures.await(each.getValue(), Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                if (isCredible.test(answer, each.getKey())) {
                    answers.add(answer);
                }
            } catch (Failure e) {
                // It is late, or does not know.
            }
        }
        return answers;
    }
}
