package org.cloudy.bus.microcloud;

import java.time.Instant;
import org.cloudy.bus.NodeId;

/**
 * A node that asks to be let in.
 *
 * @param name as it calls itself: nobody has checked that
 * @param message of the people who run it
 * @param askedAt the member that it asked
 */
public record Request(NodeId node, String name, String message, NodeId askedAt, Instant since) {}
