package org.cloudy.bus.microcloud;

import java.time.Instant;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;

/**
 * A link changed.
 *
 * @param node who saw it
 * @param at by the clock of who saw it
 */
public record LinkEvent(NodeId node, NodeId peer, LinkState state, Instant at) {}
