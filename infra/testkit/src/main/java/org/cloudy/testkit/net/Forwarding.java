package org.cloudy.testkit.net;

import java.util.List;

/** What a host does with packets for others. */
enum Forwarding {
    /** Drops them, as an ordinary host. */
    NONE,
    /** Passes them on between all its segments. */
    ROUTED,
    /** Passes IPv4 from its first segment, the inside, and nothing that is not an answer to it. */
    TRANSLATED;

    /** The segments that can be addressed through a host's link. */
    List<Lan> beyond(Link link, Family family) {
        if (this == NONE || link.address(family).isEmpty()) {
            return List.of();
        }
        if (this == TRANSLATED
                && (family != Family.IPV4 || !link.equals(link.host().links().getFirst()))) {
            return List.of();
        }
        return link.host().links().stream()
                .filter(other -> !other.equals(link) && other.address(family).isPresent())
                .map(Link::lan)
                .toList();
    }
}
