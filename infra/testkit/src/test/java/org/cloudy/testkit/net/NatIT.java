package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One network for all, since it changes nothing: a home behind each kind of box, and two servers on the Internet. */
@NetworkTest
@DisplayName("Behind a NAT box")
final class NatIT {
    private static final Map<Nat, Site> SITES = new EnumMap<>(Nat.class);

    private static Host server;
    private static Host otherServer;

    /** A home with its box, and somebody in it. */
    private record Site(Lan home, Host box, Host client) {}

    @BeforeAll
    static void build(NetworkBed bed) {
        server = bed.internet().host("server");
        otherServer = bed.internet().host("other-server");
        HostProcess one = server.startJava(Stun.class, "server", address(otherServer));
        HostProcess other = otherServer.startJava(Stun.class, "server", address(server));
        for (Nat kind : Nat.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Lan home = bed.lan(name);
            SITES.put(kind, new Site(home, bed.nat(home, bed.internet(), kind), home.host("behind-" + name)));
        }
        one.awaitLog("ready");
        other.awaitLog("ready");
    }

    @ParameterizedTest
    @CsvSource({"FULL_CONE,yes,yes", "ADDRESS_RESTRICTED,no,yes", "PORT_RESTRICTED,no,no", "SYMMETRIC,no,no"})
    @DisplayName("a socket keeps its public port but for the symmetric kind, and hears whom the kind lets in")
    void kinds(Nat kind, String otherAddress, String otherPort) {
        Site site = site(kind);
        Behaviour behaviour = ask(site.client(), 5000);

        if (kind == Nat.SYMMETRIC) {
            assertThat(behaviour.seen()).doesNotHaveDuplicates();
        } else {
            String box = address(site.box().links().getLast());
            assertThat(behaviour.seen()).containsOnly(box + ":5000");
        }
        assertThat(behaviour.otherAddress()).isEqualTo(otherAddress);
        assertThat(behaviour.otherPort()).isEqualTo(otherPort);
    }

    @Test
    @DisplayName("two hosts that use the same port have different public ones, and both are heard")
    void samePort() {
        Site site = site(Nat.FULL_CONE);
        Behaviour first = ask(site.client(), 6000);
        Behaviour behaviour = ask(site.home().host("second"), 6000);

        assertThat(behaviour.seen()).doesNotContainAnyElementsOf(first.seen());
        assertThat(behaviour.seen().stream().distinct()).hasSize(1);
        assertThat(behaviour.otherAddress()).isEqualTo("yes");
        assertThat(ask(site.client(), 6000)).isEqualTo(first);
    }

    @Test
    @DisplayName("TCP passes from the inside, nothing from the outside, and no IPv6")
    void others() {
        Host client = site(Nat.PORT_RESTRICTED).client();
        HostProcess greeter = server.startJava(Greeter.class, "7");
        greeter.awaitLog("ready");

        assertThat(client.startJava(Greeter.class, "7", address(server))
                        .awaitLog("hello")
                        .awaitEnd())
                .isZero();
        await().atMost(Duration.ofMinutes(1)).until(() -> client.reaches(server.v4()));
        assertThat(client.reaches(server.v6())).isFalse();
        assertThat(server.reaches(client.v4())).isFalse();
    }

    /** From where three peers saw a socket, and whether it heard somebody whom it had not asked. */
    private record Behaviour(List<String> seen, String otherAddress, String otherPort) {}

    private static Behaviour ask(Host client, int port) {
        HostProcess asking = client.startJava(Stun.class, "client", "" + port, address(server), address(otherServer));
        assertThat(asking.awaitEnd()).isZero();
        List<String> answers = List.of(asking.log().strip().split(" ", -1));
        return new Behaviour(answers.subList(0, 3), answers.get(3), answers.get(4));
    }

    private static Site site(Nat kind) {
        return Objects.requireNonNull(SITES.get(kind));
    }

    private static String address(Host host) {
        return address(host.link());
    }

    private static String address(Link link) {
        return link.v4().getHostAddress();
    }
}
