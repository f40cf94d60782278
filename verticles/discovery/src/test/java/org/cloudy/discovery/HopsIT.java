package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.discovery.Underlay.Endpoint;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.cloudy.testkit.net.Overlay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest(needs = {"setpriv", "tincd"})
@DisplayName("The routers on the way to a host")
final class HopsIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int TINC = 655;

    private Host client;
    private Host near;
    private Host second;
    private Host far;

    @BeforeEach
    void build(NetworkBed bed) {
        assumeTrue(Epoll.isAvailable(), "there is no native transport for this machine");
        Lan home = bed.lan("home");
        Lan valley = bed.lan("valley");
        client = home.host("client");
        near = home.host("near");
        bed.router(home, valley);
        second = bed.router(valley, bed.internet());
        far = bed.internet().host("far");
        // Who is asked for the first time is looked for on each segment, which may take longer than an answer is waited
        // for.
        await().atMost(LONG)
                .until(() -> Stream.of(far.v4(), far.v6(), second.v4(), second.v6(), near.v4(), near.v6())
                        .allMatch(client::reaches));
    }

    @Test
    @DisplayName("are two, one or none, by IPv4 and IPv6 and without any privilege, also where nothing listens; of an"
            + " address that nobody has nothing is known")
    void counted() throws IOException {
        InetAddress nobody = InetAddress.getByName("198.51.100.254");

        assertThat(counted(false, far.v4(), far.v6(), second.v4(), second.v6(), near.v4(), near.v6(), nobody))
                .containsExactly("2", "2", "1", "1", "0", "0", "unknown");
    }

    @Test
    @DisplayName(
            "are those below an overlay, up to its daemon: on the overlay there are none. Who refuses where the daemon"
                    + " has to listen is somebody else, as a NAT box is")
    void belowAnOverlay() {
        Overlay overlay = new Overlay();
        overlay.join(far);
        overlay.join(client);
        await().atMost(LONG).until(() -> client.reaches(overlay.address(far)));

        assertThat(counted(true, far.v4(), overlay.address(far), near.v4())).containsExactly("2", "0", "unknown");
    }

    @Test
    @DisplayName("are counted to a closed port too, but not where something is known to listen")
    void closed() throws IOException {
        TtlProbe probe = TtlProbe.create().orElseThrow();
        int closed = FreePorts.one();
        try (ServerSocket open = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(reaches(probe, open.getLocalPort(), true)).isTrue();
            assertThat(reaches(probe, open.getLocalPort(), false)).isTrue();
            assertThat(reaches(probe, closed, false)).isTrue();
            assertThat(reaches(probe, closed, true)).isFalse();
        } finally {
            probe.stop().await();
        }
    }

    private static boolean reaches(TtlProbe probe, int port, boolean listens) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return probe.reaches(new Endpoint(address, listens, true), 1).await();
    }

    /** What the client says, which has no capability of the kernel left, though it is root. */
    private List<String> counted(boolean listens, InetAddress... addresses) {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--bounding-set=-all",
                "--inh-caps=-all",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HopCount.class.getName(),
                String.valueOf(TINC),
                String.valueOf(listens)));
        for (InetAddress address : addresses) {
            command.add(address.getHostAddress());
        }
        return client.run(LONG, command.toArray(String[]::new))
                .expectSuccess()
                .out()
                .lines()
                .toList();
    }
}
