package org.cloudy.discovery;

import org.cloudy.bus.capabilities.Health;

/** What follows from one check after the other: a single failure proves nothing, two in a row do. */
final class HealthHistory {
    private static final int ENOUGH = 2;

    private Health health = Health.UNKNOWN;
    private int failures;

    /** Counts one check in; tells whether that changed what is known. */
    boolean add(boolean good) {
        Health before = health;
        failures = good ? 0 : failures + 1;
        if (good) {
            health = Health.PASSING;
        } else if (failures >= ENOUGH) {
            health = Health.CRITICAL;
        }
        return health != before;
    }

    Health health() {
        return health;
    }
}
