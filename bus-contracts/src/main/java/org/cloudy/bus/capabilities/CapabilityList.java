package org.cloudy.bus.capabilities;

import java.util.List;

/** The capabilities of a node, in the order of their titles' keys. */
public record CapabilityList(List<CapabilitySummary> capabilities) {}
