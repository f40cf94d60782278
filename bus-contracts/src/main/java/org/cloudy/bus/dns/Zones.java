package org.cloudy.bus.dns;

import java.util.List;

/** Zones, by name. */
public record Zones(List<Zone> zones) {}
