package org.cloudy.bus.dns;

import java.util.List;

/** What a node offers: zones that other nodes of its micro cloud may become secondaries of, by name. */
public record ZoneOffers(List<ZoneOffer> zones) {
    /** A zone that is offered, with its serial at the time. */
    public record ZoneOffer(String zone, long serial) {}
}
