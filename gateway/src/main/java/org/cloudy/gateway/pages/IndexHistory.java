package org.cloudy.gateway.pages;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.search.Activity;
import org.cloudy.bus.search.Placement;
import org.cloudy.bus.search.Share;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How much the index was asked while somebody looked: nobody else asks the nodes for it, so that it costs nothing while nobody
 * does. It holds the last half an hour at most.
 */
final class IndexHistory {
    private static final Duration BETWEEN = Duration.ofSeconds(4);
    private static final int MOST = 450;

    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    IndexHistory(Clock clock) {
        this.clock = clock;
    }

    private record Sample(long second, Map<NodeId, Activity> activities) {}

    synchronized void add(Placement placement) {
        long now = clock.instant().getEpochSecond();
        if (!samples.isEmpty() && now - samples.getLast().second() < BETWEEN.toSeconds()) {
            return;
        }
        samples.add(new Sample(
                now,
                placement.shares().stream()
                        .collect(Collectors.toMap(Share::node, Share::activity, (first, second) -> first))));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
    }

    /** Queries per second that were asked at each node. */
    TimeSeries queries(Map<NodeId, NodeView> nodes) {
        List<Sample> all = copy();
        return series(
                all,
                all.stream()
                        .flatMap(sample -> sample.activities().keySet().stream())
                        .distinct()
                        .sorted(Comparator.comparing(NodeId::value))
                        .map(node -> new TimeSeries.Line(
                                Text.verbatim(HitRow.nodeName(node, nodes)),
                                values(all, node, Activity::queriesPerSecond)))
                        .toList());
    }

    /** How long answers took to queries that were asked at one node: none, if there is none. */
    TimeSeries latency(List<NodeId> self) {
        List<Sample> all = copy();
        Function<NodeId, Stream<TimeSeries.Line>> lines = node -> Stream.of(
                line(all, node, "page.index.p50", Activity::p50),
                line(all, node, "page.index.p90", Activity::p90),
                line(all, node, "page.index.p99", Activity::p99));
        return series(all, self.stream().flatMap(lines).toList());
    }

    private static TimeSeries.Line line(List<Sample> all, NodeId node, String key, ToDoubleFunction<Activity> measure) {
        return new TimeSeries.Line(Messages.everywhere(key, Map.of()), values(all, node, measure));
    }

    private static TimeSeries series(List<Sample> all, List<TimeSeries.Line> lines) {
        return new TimeSeries(all.stream().map(Sample::second).toList(), lines);
    }

    private static List<@Nullable Double> values(List<Sample> all, NodeId node, ToDoubleFunction<Activity> measure) {
        List<@Nullable Double> values = new ArrayList<>();
        for (Sample sample : all) {
            Activity activity = sample.activities().get(node);
            values.add(activity == null ? null : measure.applyAsDouble(activity));
        }
        return values;
    }

    private synchronized List<Sample> copy() {
        return List.copyOf(samples);
    }
}
