package org.cloudy.bus.microcloud;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A micro cloud that is heard in the local network.
 *
 * @param node the member that tells of it
 * @param endpoint where that is asked, as host:port of its HTTPS page
 * @param id of the micro cloud
 */
public record NearbyCloud(
        String id, String name, NodeId node, @Nullable String nodeName, String endpoint) {
    /** DNS-SD service type that members announce in their local networks. */
    public static final String TYPE = "_cloudy._tcp";

    /** Attribute of such an announcement: the id of the micro cloud. */
    public static final String CLOUD = "cloud";
}
