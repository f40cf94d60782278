package org.cloudy.discovery;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cloudy.bus.NodeId;
import org.cloudy.discovery.Underlay.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * How many routers there are between this node and each other: counted when it becomes known where a node is, and every ten
 * minutes from then on, for two nodes at a time. Lives on one context; any thread may call.
 */
final class Hops {
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final int AT_ONCE = 2;
    private static final long LOOK_MILLIS = 60_000;
    private static final long SOON_MILLIS = 1_000;

    private final Context context;
    private final Supplier<Future<Map<NodeId, Endpoint>>> where;
    private final HopSearch search;
    private final LongSupplier millis;
    private final Consumer<NodeId> onChange;
    private final Map<NodeId, Way> ways = new HashMap<>();
    private final LinkedHashSet<NodeId> waiting = new LinkedHashSet<>();
    private final Map<NodeId, Integer> counted = new ConcurrentHashMap<>();
    private int busy;
    private long looks = -1;
    private boolean soon;

    /** @param due when it is to be counted again */
    private record Way(Endpoint endpoint, long due) {}

    /**
     * @param where tells where nodes are, without those of which that is not known; asked on the context
     * @param onChange told on the context of a node whose number became known or unknown, or is another one
     */
    Hops(
            Context context,
            Supplier<Future<Map<NodeId, Endpoint>>> where,
            HopSearch search,
            LongSupplier millis,
            Consumer<NodeId> onChange) {
        this.context = context;
        this.where = where;
        this.search = search;
        this.millis = millis;
        this.onChange = onChange;
    }

    /** 0 on the same link or machine; null where it can't be known. */
    @Nullable
    Integer to(NodeId node) {
        return counted.get(node);
    }

    void start() {
        context.runOnContext(ignored -> looks = context.owner().setPeriodic(LOOK_MILLIS, look -> look()));
    }

    void stop() {
        context.runOnContext(ignored -> {
            context.owner().cancelTimer(looks);
            ways.clear();
            waiting.clear();
        });
    }

    /** Nodes came, or are elsewhere now: looks where they are in a moment, once for all that happens until then. */
    void lookSoon() {
        context.runOnContext(ignored -> {
            if (!soon) {
                soon = true;
                context.owner().setTimer(SOON_MILLIS, now -> {
                    soon = false;
                    look();
                });
            }
        });
    }

    void gone(NodeId node) {
        context.runOnContext(ignored -> forget(node));
    }

    private void look() {
        // What was known stays known while the overlay does not say.
        where.get().onSuccess(endpoints -> context.runOnContext(ignored -> compare(endpoints)));
    }

    private void compare(Map<NodeId, Endpoint> endpoints) {
        List.copyOf(ways.keySet()).stream()
                .filter(node -> !endpoints.containsKey(node))
                .forEach(node -> {
                    forget(node);
                    onChange.accept(node);
                });
        endpoints.forEach(this::isAt);
        countNext();
    }

    private void isAt(NodeId node, Endpoint endpoint) {
        long now = millis.getAsLong();
        Way known = ways.get(node);
        if (known != null && known.endpoint().equals(endpoint) && now < known.due()) {
            return;
        }
        ways.put(node, new Way(endpoint, now + OLD.toMillis()));
        if (endpoint.here()) {
            tell(node, 0);
        } else {
            waiting.add(node);
        }
    }

    private void countNext() {
        while (busy < AT_ONCE && !waiting.isEmpty()) {
            NodeId node = waiting.removeFirst();
            Way way = ways.get(node);
            if (way != null) {
                busy++;
                count(way.endpoint(), counted.get(node))
                        .onComplete(done -> context.runOnContext(ignored -> {
                            busy--;
                            Way now = ways.get(node);
                            if (now != null && now.endpoint().equals(way.endpoint())) {
                                tell(node, done.succeeded() ? done.result().orElse(null) : null);
                            }
                            countNext();
                        }));
            }
        }
    }

    private Future<Optional<Integer>> count(Endpoint endpoint, @Nullable Integer before) {
        return before == null ? search.routers(endpoint) : search.routers(endpoint, before);
    }

    private void forget(NodeId node) {
        ways.remove(node);
        waiting.remove(node);
        counted.remove(node);
    }

    private void tell(NodeId node, @Nullable Integer routers) {
        Integer before = routers == null ? counted.remove(node) : counted.put(node, routers);
        if (!Objects.equals(before, routers)) {
            onChange.accept(node);
        }
    }
}
