package org.cloudy.discovery;

import io.vertx.core.Future;
import java.util.Optional;
import org.cloudy.discovery.Underlay.Endpoint;

/**
 * Finds how many routers are on the way to an address: the least TTL that gets there, less one. Halves the range, and where the
 * number of before still holds, asks twice only.
 */
final class HopSearch {
    /** Community networks are not deeper. */
    static final int MOST = 30;

    private final Probe probe;

    /** Tries whether a packet gets somewhere. */
    @FunctionalInterface
    interface Probe {
        /** Of a machine that can't try. */
        Probe NONE = (far, ttl) -> Future.succeededFuture(false);

        /** Whether the far end answered a packet that may be passed on {@code ttl - 1} times; false if nothing came. */
        Future<Boolean> reaches(Endpoint far, int ttl);
    }

    HopSearch(Probe probe) {
        this.probe = probe;
    }

    /** The number of routers; empty if the far end does not answer. */
    Future<Optional<Integer>> routers(Endpoint far) {
        return probe.reaches(far, MOST)
                .compose(there ->
                        there ? between(far, 0, MOST).map(Optional::of) : Future.succeededFuture(Optional.empty()));
    }

    /** The same for an address that had so many routers before it. */
    Future<Optional<Integer>> routers(Endpoint far, int before) {
        return probe.reaches(far, before + 1).compose(there -> there ? atMost(far, before + 1) : routers(far));
    }

    private Future<Optional<Integer>> atMost(Endpoint far, int ttl) {
        Future<Boolean> nearer = ttl == 1 ? Future.succeededFuture(false) : probe.reaches(far, ttl - 1);
        return nearer.compose(there -> there ? between(far, 0, ttl - 1) : Future.succeededFuture(ttl - 1))
                .map(Optional::of);
    }

    /** @param no a TTL that does not get there, {@code yes} one that does */
    private Future<Integer> between(Endpoint far, int no, int yes) {
        if (yes - no == 1) {
            return Future.succeededFuture(yes - 1);
        }
        int middle = (no + yes) / 2;
        return probe.reaches(far, middle)
                .compose(there -> there ? between(far, no, middle) : between(far, middle, yes));
    }
}
