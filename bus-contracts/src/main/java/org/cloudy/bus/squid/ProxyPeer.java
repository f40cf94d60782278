package org.cloudy.bus.squid;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of another node.
 *
 * @param name as it is announced, or was when it was chosen
 * @param host address where it is announced; null while it is not
 * @param port null while it is not announced
 * @param rttMs round-trip time in milliseconds; null until measured
 * @param relation as it was chosen; null if it was not
 * @param answersQueries whether it says quickly, by ICP (RFC 2186), what it has; one that does not is only good as a parent
 */
public record ProxyPeer(
        NodeId node,
        String name,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Double rttMs,
        @Nullable PeerRelation relation,
        PeerState state,
        boolean answersQueries) {}
