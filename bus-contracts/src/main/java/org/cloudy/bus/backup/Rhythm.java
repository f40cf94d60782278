package org.cloudy.bus.backup;

/** How often a backup is made by itself. */
public enum Rhythm {
    NEVER,
    DAILY,
    WEEKLY
}
