package org.cloudy.platform;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** How often something may be tried: a token bucket for each key. Of many keys those not used for longest are forgotten. */
public final class Attempts {
    private final int burst;
    private final Duration each;
    private final int mostKeys;
    private final TimeMeter time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param burst how often in a row
     * @param each how long until one more is allowed after that
     */
    public Attempts(int burst, Duration each, int mostKeys, Clock clock) {
        this.burst = burst;
        this.each = each;
        this.mostKeys = mostKeys;
        this.time = new ClockMeter(clock);
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** Counts an attempt; how long to wait if it is one too many, else empty. */
    public Optional<Duration> take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
    }

    /** The attempt succeeded: it does not count. */
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    int keys() {
        lock.lock();
        try {
            return buckets.size();
        } finally {
            lock.unlock();
        }
    }

    private Bucket bucket(String key) {
        lock.lock();
        try {
            Bucket bucket = buckets.computeIfAbsent(key, wanted -> fresh());
            if (buckets.size() > mostKeys) {
                buckets.remove(buckets.keySet().iterator().next());
            }
            return bucket;
        } finally {
            lock.unlock();
        }
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(1, each))
                .withCustomTimePrecision(time)
                .build();
    }
}
