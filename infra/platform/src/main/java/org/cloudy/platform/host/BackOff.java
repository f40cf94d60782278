package org.cloudy.platform.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a daemon that died is started again: 0.5 s, doubled with each death to 30 s, give or take a fifth so
 * that daemons which died together do not come back together. Five deaths within two minutes are enough.
 */
final class BackOff {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final int DEATHS = 5;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Deque<Instant> deaths = new ArrayDeque<>();
    private int doublings;

    BackOff(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * The daemon died.
     *
     * @param lived how long it had been up; one that was up for two minutes begins anew
     * @return how long to wait; empty if it died too often
     */
    Optional<Duration> afterDeath(Duration lived) {
        Instant now = clock.instant();
        if (lived.compareTo(WINDOW) >= 0) {
            doublings = 0;
        }
        deaths.addLast(now);
        deaths.removeIf(death -> death.isBefore(now.minus(WINDOW)));
        if (deaths.size() >= DEATHS) {
            return Optional.empty();
        }
        long wait = Math.min(LONGEST.toMillis(), SHORTEST.toMillis() << Math.min(doublings++, 10));
        long jittered = (long) (wait * random.nextDouble(0.8, 1.2));
        return Optional.of(Duration.ofMillis(Math.clamp(jittered, SHORTEST.toMillis(), LONGEST.toMillis())));
    }
}
