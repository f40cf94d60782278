package org.cloudy.bus.microcloud;

import java.time.Instant;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * A node of a micro cloud.
 *
 * @param name as it last told
 * @param address on the overlay
 * @param since when it was let in, by the clock of whom let it in
 * @param invitedBy null for the founder
 * @param self whether it is this node
 * @param online whether it is on the bus now
 * @param link how this node reaches it; null for this node
 * @param via the member that relays; null unless RELAYED
 * @param rttMs round-trip time in milliseconds; null until measured
 * @param traffic as it told when the map was last asked for; null until then
 */
public record Member(
        NodeId node,
        String name,
        String address,
        Instant since,
        @Nullable NodeId invitedBy,
        boolean self,
        boolean online,
        @Nullable LinkState link,
        @Nullable NodeId via,
        @Nullable Double rttMs,
        @Nullable Traffic traffic) {}
