package org.cloudy.bus.microcloud;

import org.jspecify.annotations.Nullable;

/**
 * A micro cloud to be founded.
 *
 * @param range private IPv4 addresses of its overlay, a prefix of 8 to 28 bits; null to have one picked that is free here
 */
public record Founding(Appearance appearance, @Nullable String range) {}
