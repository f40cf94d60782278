package org.cloudy.platform.dnssd;

/** Is told what others offer on the local networks. */
public interface Sightings {
    /** A service is offered, or is another one than was said of it before. */
    void seen(Sighting sighting);

    /** A service is not offered there any more. */
    void lost(Sighting.Place place);
}
