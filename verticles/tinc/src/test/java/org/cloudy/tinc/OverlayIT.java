package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayPeer;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.testkit.net.HostProcess;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.Nat;
import org.cloudy.testkit.net.Stack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The overlay")
class OverlayIT extends OverlayBed {
    /** A young link loses a packet while tinc goes over from TCP to UDP. */
    private static boolean pingsWhole(Member from, Member to) {
        return from.pings(to, "-M", "do", "-s", "" + (TincConfiguration.MTU - 28));
    }

    @Test
    @DisplayName("joins two nodes, with whole packets")
    void two() throws IOException {
        // With IPv6 too, each could as well be found at its link-local address.
        try (Member a = reachable(1, lan.host("a", Stack.IPV4));
                Member b = reachable(2, lan.host("b", Stack.IPV4))) {
            long start = System.nanoTime();
            a.join(b);
            took("first node up", start);
            start = System.nanoTime();
            b.join(a);
            took("second node up", start);

            soon().until(() -> a.pings(b));
            took("first ping", start);
            soon().until(() -> a.sees(b) == LinkState.DIRECT);
            soon().untilAsserted(() -> assertThat(b.link(a).endpoint()).isEqualTo(endpoint(a.machine.v4())));
            soon().until(() -> pingsWhole(a, b));
            assertThat(a.overlay.look().receivedBytes()).isPositive();
            assertThat(setting(a, "ipv6", "disable_ipv6")).isEqualTo("1");
            assertThat(setting(a, "ipv4", "forwarding")).isEqualTo("0");
        }
    }

    @Test
    @DisplayName("joins two nodes that have nothing but IPv6 below")
    void ipv6() throws IOException {
        try (Member a = hidden(1, lan.host("a", Stack.IPV6));
                Member b = reachable(2, lan.host("b", Stack.IPV6))) {
            b.join(a);
            a.join(b);

            soon().until(() -> a.pings(b));
            // Its link-local address is right too, where the local discovery is the faster one.
            soon().untilAsserted(() ->
                    assertThat(a.link(b).endpoint()).matches("\\[(2001:db8:0:1::2|fe80:.*)]:" + Member.PORT));
            soon().until(() -> pingsWhole(a, b));
        }
    }

    @Test
    @DisplayName("finds a member that gave a name, when the name is known")
    void named() throws IOException {
        try (Member a = member(1);
                Member b = new Member(
                        folder.resolve("b"), lan.host("b"), "10.83.0.2", "node.example.org:" + Member.PORT)) {
            b.overlay.apply(new OverlayPlan(
                    "testnet",
                    "10.83.0.2/16",
                    Member.PORT,
                    List.of(new OverlayPeer(a.id, a.overlay.key().key(), a.address, List.of()))));
            a.host.names.put("node.example.org", b.machine.v4().getHostAddress());

            a.join(b);

            soon().until(() -> a.pings(b));
        }
    }

    @Test
    @DisplayName("joins one that has IPv4 alone and one that has IPv6 alone, through a third one that has both")
    void relayed() throws IOException {
        try (Member a = hidden(1, lan.host("a", Stack.IPV4));
                Member b = new Member(
                        folder.resolve("b"),
                        lan.host("b"),
                        "10.83.0.2",
                        endpoint(bed.hosts().getLast().v4()),
                        endpoint(bed.hosts().getLast().v6()));
                Member c = hidden(3, lan.host("c", Stack.IPV6))) {
            b.join(a, c);
            a.join(b, c);
            c.join(a, b);

            soon().until(() -> a.pings(c));
            soon().until(() -> a.sees(c) == LinkState.RELAYED);
            assertThat(a.link(c).via()).isEqualTo(b.id);
            soon().until(() -> a.sees(b) == LinkState.DIRECT && c.sees(b) == LinkState.DIRECT);
            soon().until(() -> pingsWhole(a, c));
        }
    }

    @Test
    @DisplayName("joins two that routers hide, of kinds that let nobody in, through a third one")
    void hiddenByRouters() throws IOException {
        Lan home = bed.lan("home");
        Lan office = bed.lan("office");
        bed.nat(home, lan, Nat.PORT_RESTRICTED);
        bed.nat(office, lan, Nat.SYMMETRIC);
        try (Member a = hidden(1, home.host("a"));
                Member b = member(2);
                Member c = hidden(3, office.host("c"))) {
            a.join(b, c);
            b.join(a, c);
            c.join(a, b);

            soon().until(() -> a.pings(c) && a.pings(b) && c.pings(b));
            soon().until(() -> a.sees(b) == LinkState.DIRECT && c.sees(b) == LinkState.DIRECT);
        }
    }

    @Test
    @DisplayName("lets two members that met through a third one speak with each other directly")
    void introduced() throws IOException {
        try (Member a = hidden(1, lan.host("a", Stack.IPV4));
                Member b = reachable(2, lan.host("b", Stack.IPV4));
                Member c = hidden(3, lan.host("c", Stack.IPV4))) {
            b.join(a, c);
            a.join(b, c);
            c.join(a, b);

            soon().until(() -> a.pings(c) && a.sees(c) == LinkState.DIRECT);
            soon().untilAsserted(() -> assertThat(a.link(c).endpoint()).isEqualTo(endpoint(c.machine.v4())));
        }
    }

    @Test
    @DisplayName("takes a further member in while it runs, and loses no packet of the others")
    void further() throws IOException {
        try (Member a = member(1);
                Member b = member(2);
                Member c = member(3)) {
            a.join(b);
            b.join(a);
            // A young link loses one itself while tinc goes over from TCP to UDP.
            soon().until(() -> a.pings(b, "-q", "-c", "60", "-i", "0.05"));
            long daemon = a.pid();
            HostProcess stream =
                    a.machine.start("stream", "ping", "-n", "-i", "0.05", "-c", "80", "-W", "20", b.address);

            c.join(a, b);
            a.join(b, c);
            b.join(a, c);
            soon().until(() -> a.pings(c) && b.pings(c));

            stream.awaitEnd();
            assertThat(stream.log()).contains(" 80 received");
            assertThat(a.pid()).isEqualTo(daemon);
        }
    }

    @Test
    @DisplayName("keeps the connection of a member whose address changed")
    void moved() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));
            List<String> before = connections(a);

            OverlayPlan plan = a.plan(b);
            a.overlay.apply(new OverlayPlan(
                    plan.network(),
                    plan.address(),
                    plan.port(),
                    List.of(new OverlayPeer(
                            b.id,
                            b.overlay.key().key(),
                            b.address,
                            List.of(endpoint(b.machine.v4()), "203.0.113.77:1")))));

            soon().until(() -> a.pings(b));
            assertThat(connections(a)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("takes another address, another port and another network")
    void changed() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));

            OverlayStatus status =
                    a.overlay.apply(new OverlayPlan("other", "10.84.0.9/16", Member.PORT + 1, List.of()));

            assertThat(status.up()).isTrue();
            assertThat(status.address()).isEqualTo("10.84.0.9/16");
            assertThat(devices(a)).containsExactly(status.device());
            assertThat(a.told("ss", "-Hltn")).anyMatch(line -> line.contains(":6551"));
        }
    }
}
