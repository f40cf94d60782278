package org.cloudy.bus.microcloud;

import java.util.List;

/** Micro clouds that are heard in the local network, by name. */
public record NearbyClouds(List<NearbyCloud> clouds) {}
