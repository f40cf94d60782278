package org.cloudy.discovery;

import java.util.UUID;
import org.cloudy.bus.NodeId;

/** Who is in the cluster now. */
@FunctionalInterface
interface Members {
    /** Whether a member is there and, as far as it tells, belongs to that node. */
    boolean has(UUID member, NodeId node);
}
