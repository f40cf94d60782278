package org.cloudy.microcloud;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.platform.Futures;

/** The overlay, asked over the bus by whom may wait. */
record OverlayControl(EventBus bus) {
    private static final Duration ANSWER = Duration.ofSeconds(35);
    private static final Duration LINK = Duration.ofSeconds(40);
    private static final long LOOK_MILLIS = 200;

    /** This node's public key there. */
    String key() throws InterruptedException {
        return Futures.await(OverlayContract.KEY.send(bus, Empty.EMPTY), ANSWER).key();
    }

    OverlayStatus apply(OverlayPlan plan) throws InterruptedException {
        return Futures.await(OverlayContract.APPLY.send(bus, plan), ANSWER);
    }

    /** Takes it down at once: nothing runs on it. */
    void down() throws InterruptedException {
        Futures.await(OverlayContract.DOWN.send(bus, Empty.EMPTY), ANSWER);
    }

    /** Has the node start outside of it, and leaves it up until then: the cluster's member is still on it. */
    void forget() throws InterruptedException {
        Futures.await(OverlayContract.FORGET.send(bus, Empty.EMPTY), ANSWER);
    }

    OverlayStatus status() throws InterruptedException {
        return Futures.await(OverlayContract.STATUS.send(bus, Empty.EMPTY), ANSWER);
    }

    /** Waits until one of the others, whichever, is reached. Failure TIMEOUT. */
    NodeId awaitLink() throws InterruptedException {
        long end = System.nanoTime() + LINK.toNanos();
        while (System.nanoTime() < end) {
            var reached = status().links().stream()
                    .filter(link -> link.state() != LinkState.UNREACHABLE)
                    .findAny();
            if (reached.isPresent()) {
                return reached.get().node();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        throw Failure.of(FailureCode.TIMEOUT, "microcloud.failure.no-link");
    }
}
