package org.cloudy.bus.squid;

/** How another proxy stands to this one. */
public enum PeerState {
    /** It is announced and could be asked. */
    OFFERED,
    /** It is asked. */
    IN_USE,
    /** It was chosen, and is not asked, for it is not announced now. It is asked again once it is. */
    AWAY,
    /** Its own node says that it is down; where it was chosen, it is asked again once it is up. */
    DOWN,
    /** What it announces cannot be asked: no address, or one that no node has. */
    UNUSABLE
}
