package org.cloudy.bus.squid;

/** What another proxy is to this one, as in Squid's {@code cache_peer}. */
public enum PeerRelation {
    /** It gives what it has a copy of; the rest is fetched elsewhere. */
    SIBLING,
    /** It also fetches what it has no copy of. */
    PARENT
}
