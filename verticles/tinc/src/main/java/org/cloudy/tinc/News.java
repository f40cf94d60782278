package org.cloudy.tinc;

import java.util.Optional;
import org.cloudy.bus.overlay.OverlayStatus;

/** Tells what is worth telling: all but the counters of bytes, which never stand still. */
final class News {
    private Optional<OverlayStatus> last = Optional.empty();

    /** Whether this differs from what was last asked about. */
    boolean isNew(OverlayStatus status) {
        OverlayStatus lasting = new OverlayStatus(
                status.up(), status.network(), status.address(), status.device(), null, null, status.links());
        boolean changed = !last.equals(Optional.of(lasting));
        last = Optional.of(lasting);
        return changed;
    }
}
