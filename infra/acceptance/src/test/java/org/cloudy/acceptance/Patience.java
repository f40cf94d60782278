package org.cloudy.acceptance;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for something that is looked at with the command line: each look is a process that takes time from the nodes. */
final class Patience {
    private static final Duration LOOK = Duration.ofMillis(700);

    private Patience() {}

    static ConditionFactory await() {
        return patient(Awaitility.await());
    }

    static ConditionFactory await(String what) {
        return patient(Awaitility.await(what));
    }

    private static ConditionFactory patient(ConditionFactory condition) {
        return condition.pollDelay(Duration.ZERO).pollInterval(LOOK);
    }
}
