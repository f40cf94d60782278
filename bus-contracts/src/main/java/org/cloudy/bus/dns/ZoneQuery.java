package org.cloudy.bus.dns;

import org.jspecify.annotations.Nullable;

/**
 * Which records of a zone are wanted.
 *
 * @param zone its name
 * @param text in name or data, whatever the case; null for all
 * @param type exactly this type; null for all
 * @param offset how many are passed over
 * @param limit how many are told at most, 1 to 1,000
 */
public record ZoneQuery(
        String zone, @Nullable String text, @Nullable String type, int offset, int limit) {}
