package org.cloudy.discovery;

import java.io.Serial;

/** An announcement was not believed. Cheap to throw, for a hostile member may cause many. */
final class Rejected extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Rejected(Reason reason) {
        super(reason.tag(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
