package org.cloudy.discovery;

import java.time.Instant;
import java.util.UUID;
import org.cloudy.bus.NodeId;

/**
 * What a node announces, and for how long: the payload of an {@link Announcement}.
 *
 * @param id the key in the map
 * @param member the node's cluster member: what it announced goes with it
 * @param sequence grows with every announcement that the node makes, also from one start to the next
 * @param issuedAt by the node's own clock; for people only, since clocks differ
 * @param leaseSeconds how long it is to be believed, counted from when the reader saw it first
 */
record Claim<D extends Claimed>(String id, UUID member, long sequence, Instant issuedAt, int leaseSeconds, D what) {

    /** The node that made it: an id is the node's, or begins with it. */
    NodeId node() {
        int slash = id.indexOf('/');
        return new NodeId(slash < 0 ? id : id.substring(0, slash));
    }
}
