package org.cloudy.bus.system;

/** How far a node has come. */
public enum NodeState {
    /** Nobody has set it up: the first-boot wizard waits. */
    NEW,
    /** Set up and at work. */
    READY
}
