package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The partitions that the index covers")
class CoverageTest {
    private final Coverage coverage = new Coverage(3);

    @Test
    @DisplayName("are those that were indexed and did not go elsewhere since it began")
    void gains() {
        int before = coverage.losses(1);
        coverage.gain(1, before);
        assertThat(coverage.all()).containsExactly(1);

        coverage.lose(1);
        coverage.gain(1, before);
        assertThat(coverage.all()).isEmpty();
    }

    @Test
    @DisplayName(
            "tell whoever searched some of them whether one of these went elsewhere meanwhile, also if it came back")
    void tellsLosses() {
        long before = coverage.losses(List.of(0, 1));

        coverage.lose(2);
        assertThat(coverage.losses(List.of(0, 1))).isEqualTo(before);

        coverage.lose(1);
        coverage.gain(1, coverage.losses(1));
        assertThat(coverage.losses(List.of(0, 1))).isGreaterThan(before);
    }

    @Test
    @DisplayName("are none that there are not, whatever is asked for")
    void bounds() {
        assertThat(coverage.has(-1)).isFalse();
        assertThat(coverage.has(3)).isFalse();
        assertThat(coverage.losses(List.of(-1, 3, Integer.MAX_VALUE))).isZero();
    }

    /** What an indexer does to the index and what a search sees of it, each in its order, on threads of their own. */
    @Test
    @DisplayName("are never told as searched while one was let go of meanwhile, whatever the threads do")
    void handOver() throws InterruptedException, ExecutionException {
        AtomicIntegerArray index = new AtomicIntegerArray(3);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger wrong = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Runnable search = () -> {
                while (!done.get() || answers.get() == 0) {
                    Coverage.Part covered = coverage.of(List.of(0, 1, 2));
                    boolean whole = covered.partitions().stream().allMatch(partition -> index.get(partition) == 1);
                    if (coverage.losses(covered.partitions()) == covered.losses()) {
                        answers.addAndGet(covered.partitions().size());
                        wrong.addAndGet(whole ? 0 : 1);
                    }
                }
            };
            List<Future<?>> searches = List.of(threads.submit(search), threads.submit(search));
            for (int i = 0; i < 60_000; i++) {
                int partition = i % 3;
                if (coverage.has(partition)) {
                    coverage.lose(partition);
                    index.set(partition, 0);
                } else {
                    int before = coverage.losses(partition);
                    index.set(partition, 1);
                    coverage.gain(partition, before);
                }
            }
            for (int partition = 0; partition < 3; partition++) {
                int before = coverage.losses(partition);
                index.set(partition, 1);
                coverage.gain(partition, before);
            }
            done.set(true);
            for (Future<?> each : searches) {
                each.get();
            }
        }
        assertThat(wrong).hasValue(0);
        assertThat(answers).hasPositiveValue();
    }
}
