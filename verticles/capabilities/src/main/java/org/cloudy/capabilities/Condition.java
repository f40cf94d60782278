package org.cloudy.capabilities;

import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a capability is in this run of the node.
 *
 * @param installing whether a job is installing it
 * @param up whether its components are enabled
 * @param reason why it is not as its owner wants it; null if nothing is wrong
 */
record Condition(boolean installing, boolean up, @Nullable Text reason) {
    static final Condition DOWN = new Condition(false, false, null);
    static final Condition INSTALLING = new Condition(true, false, null);
    static final Condition UP = new Condition(false, true, null);

    static Condition failed(Text reason) {
        return new Condition(false, false, reason);
    }

    /** The same, with what a running daemon's state tells. */
    Condition withReason(@Nullable Text found) {
        return new Condition(installing, up, found);
    }
}
