package org.cloudy.bus.snmp;

/** What a rule watches. */
public enum Measure {
    /** Whether the device does not answer. */
    SILENT,
    /** Runnable processes. */
    LOAD,
    /** Percent of the processors. */
    CPU,
    /** Percent of the memory that programs hold. */
    MEMORY,
    /** Percent of the fullest file system. */
    STORAGE,
    /** Milliseconds until the first answer. */
    ANSWER,
    /** Megabits each second that the busiest interface receives. */
    RECEIVED,
    /** Megabits each second that the busiest interface sends. */
    SENT
}
