package org.cloudy.testkit.net;

import java.util.ArrayList;
import java.util.List;

/** A segment on which all hosts hear each other, multicast included: a switch with its cables, made by {@link NetworkBed}. */
public final class Lan {
    private final NetworkBed bed;
    private final String name;
    private final String bridge;
    private final Prefixes prefixes;
    private final Stack stack;
    private final List<Link> links = new ArrayList<>();

    Lan(NetworkBed bed, String name, String bridge, Prefixes prefixes, Stack stack) {
        this.bed = bed;
        this.name = name;
        this.bridge = bridge;
        this.prefixes = prefixes;
        this.stack = stack;
    }

    /** A new host on this segment, with an address of each version that the segment speaks. */
    public Host host(String hostName) {
        return host(hostName, stack);
    }

    /** A new host on this segment that speaks only some of its versions. */
    public Host host(String hostName, Stack spoken) {
        Host host = bed.host(hostName, spoken);
        attach(host);
        return host;
    }

    /** One more network card for a host that is elsewhere too; it does not forward. */
    public Link attach(Host host) {
        return bed.attach(host, this);
    }

    /** The link of a host to this segment. */
    public Link link(Host host) {
        return links.stream()
                .filter(link -> link.host() == host)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(host + " is not on " + name));
    }

    public String name() {
        return name;
    }

    boolean has(Host host) {
        return links.stream().anyMatch(link -> link.host() == host);
    }

    boolean speaks(Family family) {
        return stack.speaks(family);
    }

    Prefixes prefixes() {
        return prefixes;
    }

    String bridge() {
        return bridge;
    }

    List<Link> links() {
        return links;
    }

    void plug(Link link) {
        links.add(link);
    }

    @Override
    public String toString() {
        return name;
    }
}
