package org.cloudy.bus.overlay;

import java.util.List;
import org.cloudy.bus.NodeId;

/**
 * Another member, as the overlay has to know it.
 *
 * @param key its public key, see {@link OverlayKey}
 * @param address its address on the overlay, without prefix
 * @param endpoints where its daemon is reached on the underlay, as host:port; none if others must wait for it to call
 */
public record OverlayPeer(NodeId node, String key, String address, List<String> endpoints) {}
