package org.cloudy.bus.overlay;

/** How two members of a micro cloud reach each other. */
public enum LinkState {
    /** Packets go from the one to the other. */
    DIRECT,
    /** Another member passes them on. */
    RELAYED,
    /** Nobody knows a way now. */
    UNREACHABLE
}
