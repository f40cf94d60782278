package org.cloudy.bus.discovery;

import java.util.List;

/**
 * How ordinary devices in the local networks come to know of this node's services.
 *
 * @param cards names of the network cards that it is told on
 */
public record LocalAnnouncing(ResponderKind responder, List<String> cards) {
    public LocalAnnouncing {
        cards = List.copyOf(cards);
    }
}
