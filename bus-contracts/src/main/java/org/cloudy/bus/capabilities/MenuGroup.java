package org.cloudy.bus.capabilities;

/** The menu that a capability's page is in. */
public enum MenuGroup {
    COMMUNITY_CLOUD,
    NETWORK_SERVICES,
    SYSTEM
}
