package org.cloudy.bus.overlay;

import java.time.Instant;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * How a peer is reached.
 *
 * @param via the member that relays; null unless RELAYED
 * @param endpoint where it is on the underlay, as host:port; null if not known
 * @param since when the link came into this state; null if that was before this node looked
 */
public record OverlayLink(
        NodeId node,
        LinkState state,
        @Nullable NodeId via,
        @Nullable String endpoint,
        @Nullable Instant since) {}
