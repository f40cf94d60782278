package org.cloudy.bus.capabilities;

import java.util.Map;

/** New values for some of a capability's settings; those that are not named stay as they are. */
public record Configuration(String name, Map<String, Object> settings) {}
