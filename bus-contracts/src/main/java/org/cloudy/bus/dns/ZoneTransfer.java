package org.cloudy.bus.dns;

import java.time.Instant;
import org.cloudy.bus.NodeId;

/**
 * A node that holds a key to transfer a zone.
 *
 * @param name of the node when it was given
 * @param since by this node's clock
 */
public record ZoneTransfer(NodeId node, String name, Instant since) {}
