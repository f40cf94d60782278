package org.cloudy.bus.dns;

import org.jspecify.annotations.Nullable;

/**
 * What is switched on for a zone.
 *
 * @param signed null to leave it as it is
 * @param offered null to leave it as it is
 */
public record ZoneOptions(
        String zone, @Nullable Boolean signed, @Nullable Boolean offered) {}
