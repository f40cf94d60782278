package org.cloudy.testkit.net;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.Place;

/**
 * A machine of a {@link NetworkBed}: its own network, processes, host name, {@code /run}, and the files of this machine. A router
 * and a NAT box are hosts too.
 */
public final class Host implements Place {
    private static final int HTTP = 7000;

    private final String name;
    private final Stack stack;
    private final Forwarding forwarding;
    private final Namespace namespace;
    private final Path folder;
    private final Network network;
    private final Map<Integer, URI> doors = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Set<String> routes = new LinkedHashSet<>();
    private int javas;

    Host(String name, Stack stack, Forwarding forwarding, Namespace namespace, Path folder) {
        this.name = name;
        this.stack = stack;
        this.forwarding = forwarding;
        this.namespace = namespace;
        this.folder = folder;
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

    /** Its link to a segment: that of a NAT box to the outside, say. */
    public Link link(Lan lan) {
        return lan.link(this);
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

    /**
     * Starts a process that runs until it ends, is stopped, or the host ends.
     *
     * @param process what it is called in messages, and its log among those of the host
     */
    public HostProcess start(String process, String... command) {
        return start(process, List.of(command));
    }

    /** Starts a process, with its command as a list. */
    public HostProcess start(String process, List<String> command) {
        return HostProcess.start(process, inside(command), folder.resolve(process + ".log"));
    }

    /** Starts a class of this JVM's class path in a JVM of its own. */
    public HostProcess startJava(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return start(main.getSimpleName() + "-" + ++javas, command);
    }

    /** Starts a node with its pages on port 7000 of the host's loopback, and waits until it answers. */
    public NodeProcess startNode(Path data, String... options) {
        return NodeProcess.launch(this, data, HTTP, options).awaitReady();
    }

    /** Where this JVM, and a browser on this machine, reach what listens on a port of the host's loopback. */
    @Override
    public URI web(int port) {
        return doors.computeIfAbsent(port, this::door);
    }

    /**
     * Makes a port of the host's loopback the same port of this machine's, for pages that name their own port.
     *
     * @throws IllegalStateException if it is taken here
     */
    public void expose(int port) {
        door(port, port);
    }

    private URI door(int port) {
        return URI.create("http://127.0.0.1:" + door(Door.ANY, port));
    }

    private int door(int own, int port) {
        return Door.open(namespace, own, "127.0.0.1", port, folder.resolve("door.log"));
    }

    /** Sends echo requests to an address, one every two milliseconds. */
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

    /** SIGSTOP to all its processes: it hangs, its connections stay open, its kernel answers. */
    public void freeze() {
        Freezer.freeze(namespace);
    }

    /** SIGCONT to all its processes. */
    public void thaw() {
        Freezer.thaw(namespace);
    }

    /** Ends it as a power cut does: its processes are killed, its cards are gone, nobody is told. It does not come back. */
    public void crash() {
        namespace.close();
    }

    @Override
    public List<String> inside(List<String> command) {
        List<String> whole = namespace.inhabit("--net", "--uts");
        // The same paths as without: nsenter leads to the root folder.
        whole.addAll(List.of("env", "--chdir=" + Path.of("").toAbsolutePath()));
        whole.addAll(command);
        return whole;
    }

    /**
     * What runs a command in the host's network alone, with this machine's files and processes: as a child of whoever starts it,
     * who can signal it. It is none of the host's processes, so that neither {@link #freeze} nor {@link #crash} touches it.
     */
    public List<String> onNetwork(List<String> command) {
        List<String> whole = namespace.enter("--net");
        whole.addAll(command);
        return whole;
    }

    @Override
    public ProcessHandle behind(Process started) {
        return HostProcess.behind(started);
    }

    /** The host's own view of a file, as this JVM reads and writes it: what is in its {@code /run} is nowhere else. */
    public Path file(String absolute) {
        return namespace.file(absolute);
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

    /** Brings a card up whose other end is plugged in. */
    void plug(Link link) {
        List<String> commands = new ArrayList<>(List.of("link set " + link.device() + " up"));
        for (Family family : Family.values()) {
            link.address(family)
                    .map(address -> "address add %s/%d dev %s"
                            .formatted(address.getHostAddress(), family.prefixLength(), link.device()))
                    .ifPresent(commands::add);
        }
        if (links.isEmpty() && link.address(Family.IPV4).isPresent()) {
            // Multicast also where there is no router, hence no default route.
            commands.add("route add 224.0.0.0/4 dev " + link.device());
        }
        network.ip(commands);
        links.add(link);
    }

    /** Takes the routes that are new since the last time. */
    void route() {
        if (namespace.isAlive()) {
            network.ip(Routes.of(this).stream().filter(routes::add).toList());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
