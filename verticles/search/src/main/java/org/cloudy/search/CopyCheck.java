package org.cloudy.search;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.search.PartialStatistics;
import org.cloudy.bus.search.StatisticsQuery;
import org.cloudy.bus.search.TermStatistics;
import org.cloudy.platform.Futures;

/**
 * Compares what this node keeps for others with what they have themselves: the events by which it follows them are sent once, and may be
 * lost with a connection. Where documents or words differ, and are the same on both sides as at the last time, nothing is on its way any
 * more: a copy lacks something. Blocks; one call at a time.
 */
final class CopyCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<List<Portion>> copies;
    private final Question theirs;
    private final Function<StatisticsQuery, PartialStatistics> ours;
    private final Consumer<List<Integer>> doubt;
    private Map<Portion, Difference> differences = Map.of();
    private int turn;

    /** Asks an owner; waits no longer than it is told. */
    @FunctionalInterface
    interface Question {
        Future<PartialStatistics> ask(Portion portion, StatisticsQuery query, Duration patience);
    }

    private record Difference(TermStatistics ours, TermStatistics theirs) {}

    /**
     * @param copies what this node keeps and has indexed, by owner
     * @param doubt told of partitions in which something is amiss
     */
    CopyCheck(
            Supplier<List<Portion>> copies,
            Question theirs,
            Function<StatisticsQuery, PartialStatistics> ours,
            Consumer<List<Integer>> doubt) {
        this.copies = copies;
        this.theirs = theirs;
        this.ours = ours;
        this.doubt = doubt;
    }

    /** Compares with the next owner, and once more with those where something differed: the work does not grow with the nodes. */
    void compare() {
        List<Portion> all = copies.get();
        Set<Portion> compared = new LinkedHashSet<>(differences.keySet());
        compared.retainAll(all);
        if (!all.isEmpty()) {
            compared.add(all.get(Math.floorMod(turn++, all.size())));
        }
        Map<Portion, Future<PartialStatistics>> asked = new LinkedHashMap<>();
        for (Portion portion : compared) {
            asked.put(portion, theirs.ask(portion, query(portion), PATIENCE));
        }
        Map<Portion, Difference> now = new HashMap<>();
        asked.forEach((portion, answer) -> difference(portion, answer).ifPresent(found -> now.put(portion, found)));
        now.forEach((portion, found) -> {
            if (found.equals(differences.get(portion))) {
                doubt.accept(portion.partitions());
            }
        });
        differences = now;
    }

    private static StatisticsQuery query(Portion portion) {
        return new StatisticsQuery(portion.partitions(), Fields.PLAIN, List.of(), List.of());
    }

    /** Empty also where one of both does not have all of it just now. */
    private Optional<Difference> difference(Portion portion, Future<PartialStatistics> asked) {
        try {
            PartialStatistics answer = Futures.await(asked, PATIENCE);
            PartialStatistics own = ours.apply(query(portion));
            return answer.partitions().equals(portion.partitions())
                            && own.partitions().equals(portion.partitions())
                            && !answer.statistics().equals(own.statistics())
                    ? Optional.of(new Difference(own.statistics(), answer.statistics()))
                    : Optional.empty();
        } catch (Failure e) {
            // It is away, or being indexed anew: it is compared another time.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
