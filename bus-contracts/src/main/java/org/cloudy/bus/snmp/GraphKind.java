package org.cloudy.bus.snmp;

/** What a graph is drawn of. */
public enum GraphKind {
    /** Bits each second, in and out, of one interface or of all that are up. */
    TRAFFIC,
    /** Percent of the time that interfaces were up. */
    LINKS,
    /** Runnable processes. */
    LOAD,
    /** Percent of the processors. */
    CPU,
    /** Percent of the memory that programs hold. */
    MEMORY,
    /** Percent of each file system. */
    STORAGE,
    /** Milliseconds until the first answer. */
    ANSWER
}
