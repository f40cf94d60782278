package org.cloudy.bus.overlay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the overlay is on this node.
 *
 * @param up whether its daemon runs and this node has its address
 * @param network id of the micro cloud; null while there is no plan
 * @param address this node's address with the length of its prefix; null while there is no plan
 * @param device name of the network device; null while it is down
 * @param receivedBytes since the daemon started; null if not known
 * @param sentBytes since the daemon started; null if not known
 * @param links to each peer of the plan
 */
public record OverlayStatus(
        boolean up,
        @Nullable String network,
        @Nullable String address,
        @Nullable String device,
        @Nullable Long receivedBytes,
        @Nullable Long sentBytes,
        List<OverlayLink> links) {}
