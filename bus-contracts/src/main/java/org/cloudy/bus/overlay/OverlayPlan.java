package org.cloudy.bus.overlay;

import java.util.List;

/**
 * What the overlay is to be on this node.
 *
 * @param network id of the micro cloud, 1 to 16 of a-z and 2-7
 * @param address this node's address on the overlay with the length of its prefix, as 10.83.4.17/16
 * @param port UDP and TCP port that the overlay's daemon listens on, on the underlay
 * @param peers all other members
 */
public record OverlayPlan(String network, String address, int port, List<OverlayPeer> peers) {}
