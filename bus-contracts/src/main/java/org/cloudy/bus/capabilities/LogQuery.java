package org.cloudy.bus.capabilities;

/** The last lines (at most 1,000) of what a capability's daemons wrote. */
public record LogQuery(String name, int lines) {}
