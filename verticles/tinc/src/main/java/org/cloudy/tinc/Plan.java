package org.cloudy.tinc;

import java.util.List;
import org.cloudy.bus.NodeId;

/**
 * A plan that was checked: nothing in it can harm this node's configuration.
 *
 * @param network id of the micro cloud
 * @param address this node's own, with the prefix of the overlay
 * @param port of the daemon on the underlay
 */
record Plan(String network, Prefix address, int port, List<Peer> peers) {
    Plan {
        peers = List.copyOf(peers);
    }

    /** Another member. */
    record Peer(NodeId node, RsaKey key, String address, List<Endpoint> endpoints) {
        Peer {
            endpoints = List.copyOf(endpoints);
        }
    }
}
