package org.cloudy.testkit.net;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/** A host's network card with its cable to a segment. */
public final class Link {
    private final Host host;
    private final Lan lan;
    private final String device;
    private final String port;
    private final Map<Family, InetAddress> addresses;

    Link(Host host, Lan lan, String device, String port, Map<Family, InetAddress> addresses) {
        this.host = host;
        this.lan = lan;
        this.device = device;
        this.port = port;
        this.addresses = Map.copyOf(addresses);
    }

    public Host host() {
        return host;
    }

    public Lan lan() {
        return lan;
    }

    /** The name of the card in its host: {@code eth0} for the first one. */
    public String device() {
        return device;
    }

    /** Its address: that of IPv4 where it has both. */
    public InetAddress address() {
        return address(Family.IPV4).or(() -> address(Family.IPV6)).orElseThrow();
    }

    /**
     * Its IPv4 address.
     *
     * @throws IllegalStateException if it has none
     */
    public InetAddress v4() {
        return address(Family.IPV4).orElseThrow(() -> new IllegalStateException(this + " has no IPv4"));
    }

    /**
     * Its IPv6 address.
     *
     * @throws IllegalStateException if it has none
     */
    public InetAddress v6() {
        return address(Family.IPV6).orElseThrow(() -> new IllegalStateException(this + " has no IPv6"));
    }

    Optional<InetAddress> address(Family family) {
        return Optional.ofNullable(addresses.get(family));
    }

    /** The other end of the cable, where the bridges are. */
    String port() {
        return port;
    }

    @Override
    public String toString() {
        return host + " on " + lan;
    }
}
