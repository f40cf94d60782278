package org.cloudy.bus.dns;

/**
 * Names one zone.
 *
 * @param name as {@code example.org}; to begin one, also a network as {@code 192.0.2.0/24} for its reverse zone
 */
public record ZoneName(String name) {}
