package org.cloudy.bus.discovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a ping.
 *
 * @param coordinate where the node that answers believes to be; null if it does not say, as versions before this one don't
 * @param time what that node's clock shows; null if it does not say
 */
public record Pong(
        @Nullable Coordinate coordinate, @Nullable Instant time) {}
