package org.cloudy.testkit.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A host's network card with its cable to a segment, and what is wrong with it. Faults concern both directions alike, last until
 * they are changed, and add to those of the other links on the way.
 */
public final class Link {
    private final Switches switches;
    private final Host host;
    private final Lan lan;
    private final String device;
    private final String port;
    private final Map<Family, InetAddress> addresses;
    private Faults faults = Faults.NONE;

    Link(Switches switches, Host host, Lan lan, String device, String port, Map<Family, InetAddress> addresses) {
        this.switches = switches;
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

    /** Lets each frame take so long: twice that for a round trip. Frames stay in order. */
    public Link delay(Duration delay) {
        faults = faults.delayed(delay);
        switches.delay(this);
        return this;
    }

    /** Lets each frame take at most so much longer than the delay, at random; frames stay in order. */
    public Link jitter(Duration jitter) {
        faults = faults.jittering(jitter);
        switches.delay(this);
        return this;
    }

    /** Loses so many frames of a hundred, at random. */
    public Link loss(int percent) {
        faults = faults.losing(percent);
        switches.lose();
        return this;
    }

    /** Lets so many millions of bits pass in a second; zero for any number. */
    public Link bandwidth(int megabits) {
        faults = faults.limited(megabits);
        switches.limit(this);
        return this;
    }

    /** Loses all frames; no program can see that but by silence. */
    public Link cut() {
        return cut(true, true);
    }

    /** Loses all that the host sends; it still hears the others. */
    public Link cutOutgoing() {
        return cut(true, faults.incoming());
    }

    /** Loses all that the host is sent; the others still hear it. */
    public Link cutIncoming() {
        return cut(faults.outgoing(), true);
    }

    /** Ends the cuts of this link. */
    public Link heal() {
        return cut(false, false);
    }

    private Link cut(boolean outgoing, boolean incoming) {
        faults = faults.cut(outgoing, incoming);
        switches.lose();
        return this;
    }

    /** Pulls the cable out: the card has no carrier, which programs on the host can see. */
    public Link unplug() {
        switches.plug(this, false);
        return this;
    }

    /** Plugs the cable in again. */
    public Link plugIn() {
        switches.plug(this, true);
        return this;
    }

    Faults faults() {
        return faults;
    }

    void forgetCuts() {
        faults = faults.cut(false, false);
    }

    /** The port of the segment's bridge that leads here. */
    String portOfLan() {
        return faults.delays() ? farPort() : port;
    }

    /** That port while a relay is in between. */
    String farPort() {
        return port + "f";
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
