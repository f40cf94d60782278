package org.cloudy.backup;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.cloudy.platform.NodeContext;

/** A clock that goes as the test says. */
final class TestClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-28T12:00:00Z");

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneOffset getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** The same node, by this clock and on this bus. */
    NodeContext lend(NodeContext plain, Vertx vertx) {
        return new NodeContext(
                vertx,
                plain.identity(),
                plain.config(),
                plain.name(),
                plain.store(),
                plain.host(),
                plain.jobs(),
                plain.cluster(),
                plain.metrics(),
                this,
                plain.capabilities(),
                plain.restart());
    }
}
