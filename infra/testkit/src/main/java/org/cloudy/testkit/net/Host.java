package org.cloudy.testkit.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudy.testkit.CommandLine;

/**
 * A machine of a {@link NetworkBed}: its own network, processes, host name, {@code /run}, and the files of this machine. A router
 * and a NAT box are hosts too.
 */
public final class Host {
    private final String name;
    private final Stack stack;
    private final Forwarding forwarding;
    private final Namespace namespace;
    private final Network network;
    private final List<Link> links = new ArrayList<>();
    private final Set<String> routes = new LinkedHashSet<>();

    Host(String name, Stack stack, Forwarding forwarding, Namespace namespace) {
        this.name = name;
        this.stack = stack;
        this.forwarding = forwarding;
        this.namespace = namespace;
        this.network = new Network(namespace);
    }

    public String name() {
        return name;
    }

    /** Its cards, in the order in which they were plugged in. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    /** Its link to the only or first segment that it is on. */
    public Link link() {
        return links.getFirst();
    }

    /** Its address on the only or first segment: that of IPv4 where it has both. */
    public InetAddress address() {
        return link().address();
    }

    /** Its IPv4 address on the only or first segment. */
    public InetAddress v4() {
        return link().v4();
    }

    /** Its IPv6 address on the only or first segment. */
    public InetAddress v6() {
        return link().v6();
    }

    /** Runs a command to its end, at most half a minute. */
    public CommandLine.Result run(String... command) {
        return run(Commands.SOON, command);
    }

    /** Runs a command to its end; at the deadline it is killed with all that it started, and the test fails. */
    public CommandLine.Result run(Duration deadline, String... command) {
        return Commands.run(inside(List.of(command)), "", deadline);
    }

    /** Sends echo requests to an address, a hundred in a second. */
    public Ping ping(InetAddress target, int count) {
        return Ping.of(run(Ping.command(target, count)));
    }

    /** Whether an echo request to an address is answered within a second. */
    public boolean reaches(InetAddress target) {
        return ping(target, 1).received() == 1;
    }

    /** Whether an echo request to another host's first address is answered within a second. */
    public boolean reaches(Host other) {
        return reaches(other.address());
    }

    /** A command as an argument list that runs it here. */
    List<String> inside(List<String> command) {
        return Stream.concat(namespace.enter().stream(), command.stream()).toList();
    }

    Forwarding forwarding() {
        return forwarding;
    }

    Namespace namespace() {
        return namespace;
    }

    Network network() {
        return network;
    }

    boolean speaks(Family family) {
        return stack.speaks(family);
    }

    void plug(Link link) {
        links.add(link);
    }

    /** Takes the routes that are new since the last time. */
    void route() {
        network.ip(Routes.of(this).stream().filter(routes::add).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
