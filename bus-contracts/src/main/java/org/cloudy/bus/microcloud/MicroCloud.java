package org.cloudy.bus.microcloud;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The micro cloud that a node is in.
 *
 * @param id of the micro cloud, made from its founding; null while the node is in none
 * @param appearance null while the node is in none
 * @param range addresses of the overlay, as 10.83.0.0/16; null while the node is in none
 * @param founded when; null while the node is in none
 * @param address this node's own on the overlay; null while the node is in none
 * @param members this node first; empty while it is in none
 * @param requests nodes that ask to be let in and wait for an answer
 */
public record MicroCloud(
        @Nullable String id,
        @Nullable Appearance appearance,
        @Nullable String range,
        @Nullable Instant founded,
        @Nullable NodeId founder,
        @Nullable String address,
        List<Member> members,
        List<Request> requests) {}
