package org.cloudy.bus.dns;

/**
 * One record of a zone.
 *
 * @param name {@code @} for the zone's own, {@code www} for one in it
 * @param ttl in seconds
 * @param type as {@code MX}
 * @param data as in a zone file
 */
public record ZoneRecord(String name, long ttl, String type, String data) {}
