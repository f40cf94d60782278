package org.cloudy.bus.capabilities;

/** Names one capability. */
public record CapabilityName(String name) {}
