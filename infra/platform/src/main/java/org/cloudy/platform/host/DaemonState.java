package org.cloudy.platform.host;

/** How a daemon is. */
public enum DaemonState {
    STOPPED,
    STARTING,
    RUNNING,
    /** It died and is started again after a pause. */
    BACKING_OFF,
    /** It died too often in a short time; the node has given up until somebody starts it again. */
    FAILED
}
