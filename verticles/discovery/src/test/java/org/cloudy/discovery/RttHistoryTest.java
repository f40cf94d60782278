package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.cloudy.bus.discovery.Distance.Sample;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RttHistoryTest {
    private final RttHistory history = new RttHistory();

    @Test
    @DisplayName("an empty history knows nothing, one of losses knows the loss alone")
    void empty() {
        assertThat(history.summary()).isEqualTo(RttHistory.Summary.EMPTY);
        assertThat(history.summary().min()).isNull();
        assertThat(history.summary().loss()).isNull();

        history.add(Instant.EPOCH, null);

        assertThat(history.summary().median()).isNull();
        assertThat(history.summary().loss()).isEqualTo(100);
    }

    @Test
    @DisplayName("it tells the least, the median, the 95th percentile and the loss of what it holds")
    void summary() {
        IntStream.rangeClosed(1, 100)
                .forEach(i -> history.add(Instant.ofEpochSecond(i), i % 5 == 0 ? null : 101.0 - i));

        RttHistory.Summary summary = history.summary();

        assertThat(summary.min()).isEqualTo(2.0);
        assertThat(summary.median()).isEqualTo(50.0);
        assertThat(summary.p95()).isEqualTo(95.0);
        assertThat(summary.loss()).isEqualTo(20.0);
    }

    @Test
    @DisplayName("it holds the last 120 measurements, the oldest first")
    void bounded() {
        IntStream.rangeClosed(1, 500).forEach(i -> history.add(Instant.ofEpochSecond(i), (double) i));

        assertThat(history.summary().samples())
                .hasSize(120)
                .startsWith(new Sample(Instant.ofEpochSecond(381), 381.0))
                .endsWith(new Sample(Instant.ofEpochSecond(500), 500.0));
    }
}
