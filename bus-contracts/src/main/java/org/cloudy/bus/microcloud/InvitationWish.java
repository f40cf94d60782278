package org.cloudy.bus.microcloud;

import org.jspecify.annotations.Nullable;

/**
 * An invitation that is wanted.
 *
 * @param minutes how long it is valid, 1 to 10,080; null for an hour
 */
public record InvitationWish(@Nullable Integer minutes) {}
