package org.cloudy.bus.capabilities;

/** Where a capability is in its life: {@code AVAILABLE → INSTALLING → STOPPED ⇄ RUNNING}, and FAILED beside it. */
public enum CapabilityState {
    /** Can be installed. */
    AVAILABLE,
    /** A job is installing it. */
    INSTALLING,
    /** Installed, switched off. */
    STOPPED,
    /** Switched on. */
    RUNNING,
    /** Switched on, but its daemon does not stay up. */
    FAILED
}
