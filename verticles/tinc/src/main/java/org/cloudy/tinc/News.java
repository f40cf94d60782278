package org.cloudy.tinc;

import org.cloudy.bus.overlay.OverlayStatus;

/** Tells what is worth telling: all but the counters of bytes, which never stand still. */
final class News {
    private OverlayStatus last = Overlay.NONE;

    /** Whether this differs from what was last asked about. */
    boolean isNew(OverlayStatus status) {
        OverlayStatus lasting = new OverlayStatus(
                status.up(), status.network(), status.address(), status.device(), null, null, status.links());
        boolean changed = !lasting.equals(last);
        last = lasting;
        return changed;
    }
}
