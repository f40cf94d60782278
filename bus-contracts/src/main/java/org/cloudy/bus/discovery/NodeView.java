package org.cloudy.bus.discovery;

import java.time.Instant;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A node of the micro cloud, as seen from this one.
 *
 * @param name as its owner chose it
 * @param address where its services are reached
 * @param web address of its web page; null where it can't be reached from other machines
 * @param version of Cloudy
 * @param self whether it is this node
 * @param rttMs round-trip time in milliseconds; null until measured
 * @param estimatedMs the same predicted from network coordinates, also where it was never measured; null for this node itself,
 *     and until both nodes have measured something
 * @param hops routers in between, 0 on the same link or machine; null where that can't be known
 * @param since when it joined, as it says
 */
public record NodeView(
        NodeId node,
        String name,
        String address,
        @Nullable String web,
        String version,
        String microCloud,
        boolean self,
        @Nullable Double rttMs,
        @Nullable Double estimatedMs,
        @Nullable Integer hops,
        Instant since) {}
