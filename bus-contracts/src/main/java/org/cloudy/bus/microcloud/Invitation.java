package org.cloudy.bus.microcloud;

import java.time.Instant;

/**
 * An invitation for one node.
 *
 * @param token to be typed, pasted or scanned at the other node; whoever has it can join
 * @param expires by this node's clock
 */
public record Invitation(String token, Instant expires) {}
