package org.cloudy.bus.notices;

/** How urgent a notice is, the least first. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
