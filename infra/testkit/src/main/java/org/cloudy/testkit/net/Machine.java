package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Makes namespaces pass for machines: what is in their files and kernel parameters. */
final class Machine {
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");

    /** Where JVMs of root note their process numbers, which are the same on many hosts. */
    private static final Path JVMS = Path.of("/tmp/hsperfdata_root");

    private Machine() {}

    /** The programs that are not installed here. */
    static List<String> missing(String... programs) {
        List<String> folders =
                new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)));
        folders.addAll(List.of("/usr/local/sbin", "/usr/sbin", "/sbin"));
        return Arrays.stream(programs)
                .filter(program -> folders.stream()
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program))))
                .toList();
    }

    /**
     * Gives all machines of a bed a common {@code /etc/hosts}, and no name server: a look-up of another name fails at once, and
     * does not wait for an answer from a network that is not there.
     */
    static void furnish(Namespace outermost) {
        run(outermost, "mount", "-t", "tmpfs", "-o", "mode=755", "bed", "/run");
        run(outermost, "mount", "-t", "sysfs", "bed", "/sys");
        write(outermost.file("/run/hosts"), names(List.of()));
        write(outermost.file("/run/empty"), "");
        run(outermost, "mount", "--bind", "/run/hosts", "/etc/hosts");
        if (Files.exists(outermost.file(RESOLVER.toString()), LinkOption.NOFOLLOW_LINKS) && !isLinkIntoRun()) {
            run(outermost, "mount", "--bind", "/run/empty", RESOLVER.toString());
        }
    }

    /** Gives a machine a name, and places of its own where daemons keep sockets and the kernel shows network devices. */
    static void furnish(Namespace machine, String name) {
        run(machine, "hostname", name);
        run(machine, "mount", "-t", "tmpfs", "-o", "mode=755", "host", "/run");
        run(machine, "mount", "-t", "sysfs", "host", "/sys");
        if (Files.isDirectory(JVMS)) {
            run(machine, "mount", "-t", "tmpfs", "-o", "mode=755", "host", JVMS.toString());
        }
    }

    /** The kernel parameters of a machine: nothing of this one's is inherited, and addresses can be used at once. */
    static List<String> parameters(Stack stack) {
        return List.of(
                "net.ipv4.ip_forward=0",
                "net.ipv4.conf.all.rp_filter=0",
                "net.ipv4.conf.default.rp_filter=0",
                "net.ipv6.conf.default.accept_ra=0",
                "net.ipv6.conf.all.accept_dad=0",
                "net.ipv6.conf.default.accept_dad=0",
                "net.ipv6.conf.default.disable_ipv6=" + (stack.speaks(Family.IPV6) ? 0 : 1),
                "net.ipv6.conf.lo.disable_ipv6=" + (stack.speaks(Family.IPV6) ? 0 : 1));
    }

    /** Lets all machines know the names and addresses of all. */
    static void tell(Namespace outermost, List<Host> hosts) {
        write(outermost.file("/run/hosts"), names(hosts));
    }

    private static String names(List<Host> hosts) {
        return Stream.concat(
                        Stream.of("127.0.0.1 localhost", "::1 localhost ip6-localhost"),
                        hosts.stream().flatMap(host -> host.links().stream()).flatMap(Machine::names))
                .reduce("", (before, line) -> before + line + "\n");
    }

    private static Stream<String> names(Link link) {
        return Arrays.stream(Family.values())
                .flatMap(family -> link.address(family).stream())
                .map(InetAddress::getHostAddress)
                .map(address -> address + " " + link.host().name());
    }

    /** Then nothing is there in a machine with a {@code /run} of its own. */
    private static boolean isLinkIntoRun() {
        try {
            return RESOLVER.toRealPath().startsWith("/run");
        } catch (IOException e) {
            return true;
        }
    }

    private static void run(Namespace namespace, String... command) {
        Commands.must(
                Stream.concat(namespace.enter("--mount", "--uts", "--net").stream(), Arrays.stream(command))
                        .toList(),
                "");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
