package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client, two routers and a server in a row, each in a network namespace of its own. */
@Timeout(120)
class HopsIT {
    private static final String TAG = "ch" + ProcessHandle.current().pid() % 1_000_000;
    private static final List<String> HOSTS = List.of("c", "q", "r", "s");

    @BeforeEach
    void cable() throws IOException, InterruptedException {
        assumeTrue(Epoll.isAvailable(), "there is no native transport for this machine");
        assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
        assumeTrue(exit("ip", "netns", "add", TAG + "c") == 0, "this machine has no network namespaces");
        for (String host : HOSTS.subList(1, HOSTS.size())) {
            run("ip", "netns", "add", TAG + host);
        }
        for (String host : HOSTS) {
            run("ip", "-n", TAG + host, "link", "set", "lo", "up");
        }
        for (int i = 0; i + 1 < HOSTS.size(); i++) {
            link(HOSTS.get(i), HOSTS.get(i + 1), i + 1);
        }
        forward("q");
        forward("r");
        route("c", "default", 1, 2);
        route("q", "3", 2, 2);
        route("r", "1", 2, 1);
        route("s", "default", 3, 1);
    }

    @AfterEach
    void unplug() throws IOException, InterruptedException {
        for (String host : HOSTS) {
            exit("ip", "netns", "del", TAG + host);
        }
    }

    @Test
    @DisplayName("there are two routers before the server, one before the router next to it, none on the same link, by "
            + "IPv4 and IPv6 and without any privilege; of an address that nobody has nothing is known")
    void routers() throws IOException, InterruptedException {
        assertThat(counted("10.3.0.2", "fd00:3::2", "10.2.0.2", "fd00:2::2", "10.1.0.2", "fd00:1::2", "10.3.0.99"))
                .containsExactly(
                        "10.3.0.2 2",
                        "fd00:3::2 2",
                        "10.2.0.2 1",
                        "fd00:2::2 1",
                        "10.1.0.2 0",
                        "fd00:1::2 0",
                        "10.3.0.99 unknown");
    }

    @Test
    @DisplayName("a far end is reached whether something listens there or not")
    void listening() throws IOException {
        int closed = TestNode.freePort();
        TtlProbe probe = TtlProbe.create().orElseThrow();
        try (ServerSocket open = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(reaches(probe, open.getLocalPort())).isTrue();
            assertThat(reaches(probe, closed)).isTrue();
        } finally {
            probe.stop().await();
        }
    }

    private static boolean reaches(TtlProbe probe, int port) {
        return probe.reaches(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1)
                .await();
    }

    /** What a client says that has no capability of the kernel left, though it is root. */
    private static List<String> counted(String... addresses) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "ip",
                "netns",
                "exec",
                TAG + "c",
                "setpriv",
                "--bounding-set=-all",
                "--inh-caps=-all",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HopCount.class.getName()));
        command.addAll(List.of(addresses));
        Process client = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = client.inputReader()) {
            return lines.lines().toList();
        } finally {
            if (!client.waitFor(10, TimeUnit.SECONDS)) {
                client.destroyForcibly();
            }
        }
    }

    /** Network 10.N.0.0/24 and fd00:N::/64: the host nearer to the client is 1, the other one 2. */
    private static void link(String near, String far, int network) throws IOException, InterruptedException {
        String[] devices = {TAG + near + far, TAG + far + near};
        run(
                "ip",
                "link",
                "add",
                devices[0],
                "netns",
                TAG + near,
                "type",
                "veth",
                "peer",
                "name",
                devices[1],
                "netns",
                TAG + far);
        String[] hosts = {near, far};
        for (int i = 0; i < 2; i++) {
            String space = TAG + hosts[i];
            run("ip", "-n", space, "addr", "add", "10." + network + ".0." + (i + 1) + "/24", "dev", devices[i]);
            run(
                    "ip",
                    "-n",
                    space,
                    "addr",
                    "add",
                    "fd00:" + network + "::" + (i + 1) + "/64",
                    "dev",
                    devices[i],
                    "nodad");
            run("ip", "-n", space, "link", "set", devices[i], "up");
        }
    }

    private static void forward(String router) throws IOException, InterruptedException {
        run(
                "ip",
                "netns",
                "exec",
                TAG + router,
                "sysctl",
                "-qw",
                "net.ipv4.ip_forward=1",
                "net.ipv6.conf.all.forwarding=1");
    }

    private static void route(String host, String to, int network, int via) throws IOException, InterruptedException {
        boolean all = to.equals("default");
        run(
                "ip",
                "-n",
                TAG + host,
                "route",
                "add",
                all ? to : "10." + to + ".0.0/24",
                "via",
                "10." + network + ".0." + via);
        run(
                "ip",
                "-n",
                TAG + host,
                "-6",
                "route",
                "add",
                all ? to : "fd00:" + to + "::/64",
                "via",
                "fd00:" + network + "::" + via);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(exit(command)).as(String.join(" ", command)).isZero();
    }

    private static int exit(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
