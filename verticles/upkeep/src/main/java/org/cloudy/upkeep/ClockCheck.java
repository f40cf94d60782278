package org.cloudy.upkeep;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeContext;

/**
 * Whether the clock agrees with those of the other nodes: what is signed or leased is judged by it. The middle one of their
 * answers counts, so that a few that lie change nothing.
 */
record ClockCheck(NodeContext node) implements NodeCheck {
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int MOST_NODES = 9;
    private static final Duration OFF = Duration.ofSeconds(30);
    private static final Duration FAR_OFF = Duration.ofMinutes(5);
    /** Before Cloudy was there, no clock can be right. */
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<CheckResult> diagnose() throws InterruptedException {
        String zone = ZoneId.systemDefault().getId();
        if (node.clock().instant().isBefore(BEGINNING)) {
            return Found.of(this).critical("past", false);
        }
        List<Duration> offsets = offsets();
        if (offsets.isEmpty()) {
            return new Found(name(), Map.of("zone", zone)).passing("alone");
        }
        Duration offset = middle(offsets);
        Found found =
                Found.of(this, Map.of("seconds", String.valueOf(offset.abs().toSeconds()), "zone", zone));
        if (offset.abs().compareTo(OFF) < 0) {
            return found.passing();
        }
        String what = offset.isNegative() ? "ahead" : "behind";
        return offset.abs().compareTo(FAR_OFF) < 0 ? found.warning(what, false) : found.critical(what, false);
    }

    static Duration middle(List<Duration> offsets) {
        return offsets.stream().sorted().toList().get(offsets.size() / 2);
    }

    /** By how much the others' clocks are ahead of this one, each at the middle of its way. */
    private List<Duration> offsets() throws InterruptedException {
        EventBus bus = node.vertx().eventBus();
        List<Duration> offsets = new ArrayList<>();
        for (NodeId other : others(bus)) {
            Instant before = node.clock().instant();
            try {
                Instant theirs = Futures.await(
                                DiscoveryContract.PING.sendTo(other, bus, Empty.EMPTY, ANSWER), ANSWER.plusSeconds(1))
                        .time();
                if (theirs != null) {
                    Instant after = node.clock().instant();
                    offsets.add(Duration.between(
                            before.plus(Duration.between(before, after).dividedBy(2)), theirs));
                }
            } catch (Failure e) {
                // One that does not answer has no say.
            }
        }
        return offsets;
    }

    private List<NodeId> others(EventBus bus) throws InterruptedException {
        try {
            return Futures.await(DiscoveryContract.NODES.send(bus, Empty.EMPTY), ANSWER).nodes().stream()
                    .filter(each -> !each.self())
                    .map(NodeView::node)
                    .limit(MOST_NODES)
                    .toList();
        } catch (Failure e) {
            return List.of();
        }
    }
}
