package org.cloudy.bus.discovery;

/** Who announces a node's services on its local networks. */
public enum ResponderKind {
    /** Nobody: the node is closed, or in no local network. */
    NONE,
    /** The machine's Avahi daemon. */
    AVAHI,
    /** The node itself, since no daemon runs. */
    BUILT_IN
}
