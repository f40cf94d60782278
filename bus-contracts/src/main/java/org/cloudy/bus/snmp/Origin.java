package org.cloudy.bus.snmp;

/** How a device came to be watched. */
public enum Origin {
    /** It is this node. */
    SELF,
    /** It is a node of the micro cloud that publishes its agent. */
    MICRO_CLOUD,
    /** Somebody added it. */
    ADDED
}
