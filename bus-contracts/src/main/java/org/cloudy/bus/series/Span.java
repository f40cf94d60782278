package org.cloudy.bus.series;

import java.time.Duration;

/** How far back one looks. The further, the longer the times that a value is the average of. */
public enum Span {
    HOUR(Duration.ofHours(1), Duration.ofMinutes(1)),
    DAY(Duration.ofDays(1), Duration.ofMinutes(1)),
    MONTH(Duration.ofDays(31), Duration.ofMinutes(30)),
    YEAR(Duration.ofDays(366), Duration.ofHours(6));

    private final Duration length;
    private final Duration step;

    Span(Duration length, Duration step) {
        this.length = length;
        this.step = step;
    }

    public Duration length() {
        return length;
    }

    /** The time that one value is the average of. */
    public Duration step() {
        return step;
    }
}
