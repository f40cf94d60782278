package org.cloudy.bus.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The zone that a node keeps of its micro cloud: a name for every node and every published service, and what browsing for
 * services asks for (RFC 6763).
 *
 * @param zone its name; null if the node keeps none
 * @param serial 0 until it is there
 * @param address where the node answers for it
 * @param port the same
 * @param records by name
 */
public record CloudZone(@Nullable String zone, long serial, String address, int port, List<ZoneRecord> records) {}
