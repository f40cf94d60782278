package org.cloudy.platform;

import java.util.List;

/**
 * Where a node is in the network of its micro cloud.
 *
 * @param network id of the micro cloud
 * @param address this node's address there, without prefix; the device has it already
 * @param peers addresses of the other members
 */
public record Attachment(String network, String address, List<String> peers) {
    /** Every member has an address of its own on the overlay, and so the same port there. */
    public static final int CLUSTER_PORT = 7003;

    public Attachment {
        peers = List.copyOf(peers);
    }
}
