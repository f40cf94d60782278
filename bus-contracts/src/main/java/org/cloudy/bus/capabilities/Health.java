package org.cloudy.bus.capabilities;

/** How well something is, in the terms of the field (Consul, Nagios). */
public enum Health {
    PASSING,
    WARNING,
    CRITICAL,
    UNKNOWN
}
