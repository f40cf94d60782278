package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network of its own: segments, hosts on them, routers between them. It is made of namespaces that end with this JVM, also if
 * that is killed, and leaves nothing in the network of the machine that it runs on. To be used by one thread.
 */
public final class NetworkBed implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final Path folder;
    private final Namespace outermost;
    private final Switches switches;
    private final List<Lan> lans = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private @Nullable Lan internet;

    private NetworkBed(Path folder, Namespace outermost) {
        this.folder = folder;
        this.outermost = outermost;
        this.switches = new Switches(outermost);
    }

    /**
     * A network without hosts.
     *
     * @param folder where the hosts' processes log to; made if it is not there
     * @throws IllegalStateException if this machine or this account may have none
     */
    public static NetworkBed open(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Namespace outermost = Namespace.outermost();
        try {
            Machine.furnish(outermost);
            return new NetworkBed(folder.toAbsolutePath().normalize(), outermost);
        } catch (RuntimeException | Error e) {
            outermost.close();
            throw e;
        }
    }

    /** Why no network can be made on this machine; nothing if one can. */
    public static Optional<String> whyNot() {
        List<String> missing = Machine.missing("ip", "nft", "tc", "nsenter", "unshare", "sysctl", "ping", "python3");
        if (!missing.isEmpty()) {
            return Optional.of("these programs are missing: " + String.join(", ", missing));
        }
        try {
            Namespace.outermost().close();
            return Optional.empty();
        } catch (IllegalStateException | UncheckedIOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A new segment with private addresses of both versions. */
    public Lan lan(String name) {
        return lan(name, Stack.DUAL);
    }

    /** A new segment with private addresses. */
    public Lan lan(String name, Stack stack) {
        return lan(name, Prefixes.ofLan(lans.size() + 1), stack);
    }

    /** The segment that plays the Internet, with public addresses of both versions. */
    public Lan internet() {
        if (internet == null) {
            internet = lan("internet", Prefixes.ofInternet(), Stack.DUAL);
        }
        return internet;
    }

    private Lan lan(String name, Prefixes prefixes, Stack stack) {
        check(name);
        String bridge = "lan" + lans.size();
        switches.add(bridge);
        Lan lan = new Lan(this, name, bridge, prefixes, stack);
        lans.add(lan);
        return lan;
    }

    /** A new host that forwards between segments whatever comes. */
    public Host router(Lan... between) {
        String name = Arrays.stream(between).map(Lan::name).collect(Collectors.joining("-"));
        return gate("router-" + name, Forwarding.ROUTED, between);
    }

    /** A router that lets nothing in but answers. */
    public Host firewall(Lan inside, Lan outside) {
        Host firewall = gate("firewall-" + inside, Forwarding.ROUTED, inside, outside);
        firewall.network().nft(Filter.firewall());
        return firewall;
    }

    /**
     * A box that hides the IPv4 addresses of its inside behind its own on the outside, and lets nothing in but what its kind
     * does. IPv6 does not pass. Packets from the inside to its public address are not turned back.
     */
    public Host nat(Lan inside, Lan outside, Nat kind) {
        Host box = gate("nat-" + inside, Forwarding.TRANSLATED, inside, outside);
        box.network().nft(Filter.nat(kind, box.link(outside).v4().getHostAddress()));
        return box;
    }

    private Host gate(String name, Forwarding forwarding, Lan... lans) {
        Host gate = host(name, Stack.DUAL, forwarding);
        int sixth = forwarding == Forwarding.ROUTED ? 1 : 0;
        gate.network().sysctl(List.of("net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=" + sixth));
        for (Lan lan : lans) {
            attach(gate, lan);
        }
        return gate;
    }

    /** Loses all frames between two hosts, whatever segments they share; others on these still hear both. */
    public void cut(Host one, Host other) {
        cutOneWay(one, other);
        cutOneWay(other, one);
    }

    /**
     * Loses all frames that one host sends to another, on whatever segments they share.
     *
     * @throws IllegalArgumentException if they share none: then the boxes on the way can be cut from each other
     */
    public void cutOneWay(Host from, Host to) {
        List<Lan> shared =
                lans.stream().filter(lan -> lan.has(from) && lan.has(to)).toList();
        if (shared.isEmpty()) {
            throw new IllegalArgumentException(from + " and " + to + " are on no common segment");
        }
        shared.forEach(lan -> switches.cut(lan.link(from), lan.link(to)));
    }

    /** Ends all cuts, those of links too; links stay slow and lossy. */
    public void heal() {
        switches.heal();
    }

    /** All hosts, routers too, in the order in which they were made. */
    public List<Host> hosts() {
        return List.copyOf(hosts);
    }

    /** Where the hosts' processes log to. */
    public Path folder() {
        return folder;
    }

    /** Kills all processes of all hosts, and takes the network away. */
    @Override
    public void close() {
        outermost.close();
    }

    Host host(String name, Stack stack) {
        return host(name, stack, Forwarding.NONE);
    }

    private Host host(String name, Stack stack, Forwarding forwarding) {
        check(name);
        if (hosts.stream().anyMatch(host -> host.name().equals(name))) {
            throw new IllegalArgumentException("there is a host " + name + " already");
        }
        Host host = new Host(name, stack, forwarding, outermost.inner(), folder.resolve(name));
        hosts.add(host);
        Machine.furnish(host.namespace(), name);
        host.network().sysctl(Machine.parameters(stack));
        host.network().ip(List.of("link set lo up"));
        return host;
    }

    Link attach(Host host, Lan lan) {
        Map<Family, InetAddress> addresses = new EnumMap<>(Family.class);
        int number = lan.links().size() + 1;
        for (Family family : Family.values()) {
            if (host.speaks(family) && lan.speaks(family)) {
                addresses.put(family, lan.prefixes().address(family, number));
            }
        }
        Link link = new Link(switches, host, lan, "eth" + host.links().size(), switches.nextPort(), addresses);
        switches.add(link);
        host.plug(link);
        switches.awaitUp(link);
        lan.plug(link);
        hosts.forEach(Host::route);
        Machine.tell(outermost, hosts);
        return link;
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a segment or host is " + NAME + ", not " + name);
        }
    }
}
