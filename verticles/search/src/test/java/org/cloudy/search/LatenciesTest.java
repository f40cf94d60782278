package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.cloudy.bus.search.Activity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How long queries take")
class LatenciesTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final Latencies latencies = new Latencies(now::get);

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void record(int times, int milliseconds) {
        for (int i = 0; i < times; i++) {
            latencies.record(TimeUnit.MILLISECONDS.toNanos(milliseconds));
        }
    }

    @Test
    @DisplayName("is told of the last minute: how many a second, and by how much all but a few were faster")
    void minute() {
        pass(20);
        record(90, 10);
        record(8, 100);
        record(2, 1_000);

        Activity activity = latencies.activity();
        assertThat(activity.queriesPerSecond()).isEqualTo(5);
        assertThat(activity.p50()).isCloseTo(10, within(0.1));
        assertThat(activity.p90()).isCloseTo(10, within(0.1));
        assertThat(activity.p99()).isCloseTo(1_000, within(10.0));
        assertThat(latencies.millis(95)).isCloseTo(100, within(1.0));
    }

    @Test
    @DisplayName("is nothing where there were none lately")
    void nothing() {
        assertThat(latencies.activity()).isEqualTo(Activity.NONE);
        record(10, 10);
        pass(30);
        record(1, 20);
        pass(35);
        assertThat(latencies.activity().p99()).isCloseTo(20, within(0.2));
        pass(60);
        assertThat(latencies.activity()).isEqualTo(Activity.NONE);
        assertThat(latencies.millis(95)).isZero();
    }

    @Test
    @DisplayName("one query in the first moment is no rush")
    void first() {
        record(1, 1);
        assertThat(latencies.activity().queriesPerSecond()).isEqualTo(1);
    }
}
