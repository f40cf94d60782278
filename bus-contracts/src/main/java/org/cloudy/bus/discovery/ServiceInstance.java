package org.cloudy.bus.discovery;

import java.time.Instant;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.jspecify.annotations.Nullable;

/**
 * A service that somebody offers, as seen from this node.
 *
 * @param id {@code <node id>/<number>} for a node's service; {@code dns-sd/...} for one of an ordinary device
 * @param type DNS-SD service type (RFC 6763), as {@code _http._tcp}
 * @param name what people call it
 * @param node who offers it; null for an ordinary device
 * @param host address or host name where it is reached
 * @param microCloud the micro cloud it is in; null where that is not known
 * @param health what its owner found at the last check
 * @param rttMs round-trip time from this node in milliseconds; null until measured
 * @param hops routers in between, 0 on the same link or machine; null where that can't be known
 * @param since when it was first published
 * @param attributes key=value pairs of its TXT record
 */
public record ServiceInstance(
        String id,
        String type,
        String name,
        @Nullable NodeId node,
        String host,
        int port,
        @Nullable String microCloud,
        Health health,
        @Nullable Double rttMs,
        @Nullable Integer hops,
        Instant since,
        Map<String, String> attributes) {}
