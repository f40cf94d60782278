package org.cloudy.bus.discovery;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a ping.
 *
 * @param coordinate where the node that answers believes to be; null if it does not say, as versions before this one don't
 */
public record Pong(@Nullable Coordinate coordinate) {}
