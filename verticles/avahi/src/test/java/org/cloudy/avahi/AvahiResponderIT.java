package org.cloudy.avahi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.cloudy.testkit.net.Avahi;
import org.cloudy.testkit.net.FoundService;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.HostProcess;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.cloudy.testkit.net.Overlay;
import org.cloudy.testkit.net.Stack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest(needs = {"avahi-daemon", "avahi-publish", "avahi-browse", "dbus-daemon", "tincd"})
@DisplayName("Through the Avahi daemon")
final class AvahiResponderIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String TYPE = "_http._tcp";

    @Test
    @DisplayName("a service is found by avahi-browse on all cards of its host, over both versions of IP, until it ends")
    void announces(NetworkBed bed) {
        Lan home = bed.lan("home");
        Lan garden = bed.lan("garden", Stack.IPV6);
        Host a = home.host("a");
        InetAddress inGarden = garden.attach(a).v6();
        Avahi.start(a);
        Avahi there = Avahi.start(home.host("b"));
        Avahi outside = Avahi.start(garden.host("c"));

        HostProcess node = a.startJava(Announcer.class, "Ada's libràry/8080");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(there.browse(TYPE))
                        .extracting(FoundService::name, FoundService::host, FoundService::address, FoundService::text)
                        .containsExactlyInAnyOrder(
                                tuple(
                                        "Ada's libràry",
                                        "a.local",
                                        text(a.v4()),
                                        "\"path=/libros\" \"l=catal\\195\\160\""),
                                tuple(
                                        "Ada's libràry",
                                        "a.local",
                                        text(a.v6()),
                                        "\"path=/libros\" \"l=catal\\195\\160\"")));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(outside.browse(TYPE))
                        .extracting(FoundService::name, FoundService::port, FoundService::address)
                        .containsExactly(tuple("Ada's libràry", 8080, text(inGarden))));

        node.kill();
        await().atMost(SOON).until(() -> there.browse(TYPE).isEmpty());
    }

    @Test
    @DisplayName("what others offer is heard, and when they don't any more")
    void hears(NetworkBed bed) {
        Lan home = bed.lan("home");
        Host a = home.host("a");
        Avahi.start(a);
        Host b = home.host("b");
        HostProcess printer = Avahi.start(b).publish("Printer of Ñ; 2", "_ipp._tcp", 631, "rp=queue");

        HostProcess node = a.startJava(Announcer.class);

        node.awaitLog("seen Printer of Ñ; 2 at " + text(b.v4()) + " 631 on eth0/4 with {rp=queue}");
        node.awaitLog("on eth0/6 with {rp=queue}");
        printer.stop();
        node.awaitLog("lost Printer of Ñ; 2 on eth0/4");
        node.awaitLog("lost Printer of Ñ; 2 on eth0/6");
    }

    @Test
    @DisplayName("a name that is taken on the network or on the machine gets a number")
    void collides(NetworkBed bed) {
        Lan home = bed.lan("home", Stack.IPV4);
        Host a = home.host("a");
        Avahi here = Avahi.start(a);
        Avahi there = Avahi.start(home.host("b"));
        there.publish("Library", TYPE, 80);
        here.publish("Radio", TYPE, 81);

        a.startJava(Announcer.class, "Library/8080", "Radio/8081");

        // Of two daemons on a network either may give way, if the one that was first is slow to defend itself.
        await().atMost(SOON).untilAsserted(() -> {
            List<FoundService> found = there.browse(TYPE).stream()
                    .filter(each -> each.card().equals("eth0"))
                    .toList();
            assertThat(found)
                    .extracting(FoundService::name)
                    .containsExactlyInAnyOrder("Library", "Library #2", "Radio", "Radio #2");
            assertThat(found).extracting(FoundService::port).containsExactlyInAnyOrder(80, 8080, 81, 8081);
            assertThat(found)
                    .extracting(FoundService::name, FoundService::port)
                    .contains(tuple("Radio", 81), tuple("Radio #2", 8081));
        });
    }

    @Test
    @DisplayName("a daemon that comes late, or again, is told everything once")
    void restarts(NetworkBed bed) {
        Lan home = bed.lan("home", Stack.IPV4);
        Host a = home.host("a");
        Avahi there = Avahi.start(home.host("b"));
        HostProcess node = a.startJava(Announcer.class, "Library/8080");
        node.awaitLog("through nobody");

        Avahi here = Avahi.start(a);
        await().atMost(SOON).untilAsserted(() -> assertThat(names(there)).containsExactly("Library"));

        here.kill();
        await().atMost(SOON).until(() -> times(node, "through nobody") == 2);
        here.restart();
        await().atMost(SOON).until(() -> times(node, "through AVAHI") == 2);
        await().atMost(SOON).untilAsserted(() -> assertThat(names(there)).containsExactly("Library"));
        assertThat(node.isAlive()).isTrue();
    }

    @Test
    @DisplayName("nothing is announced on an overlay, nor heard there")
    void staysOffTheOverlay(NetworkBed bed) {
        Lan home = bed.lan("home", Stack.IPV4);
        Lan office = bed.lan("office", Stack.IPV4);
        bed.router(home, office);
        Host a = home.host("a");
        Host b = office.host("b");
        Overlay overlay = new Overlay();
        overlay.join(a);
        overlay.join(b);
        await().atMost(SOON).until(() -> a.reaches(overlay.address(b)));
        Avahi.start(a);
        Avahi neighbour = Avahi.start(home.host("c"));
        Avahi foreign = Avahi.start(b);
        foreign.publish("Printer of the office", TYPE, 631);
        // By the host's own daemon on all its cards, the overlay as well: multicast does cross it.
        a.start("control", "avahi-publish", "-s", "Control", TYPE, "9").awaitLog("Established under name");

        HostProcess node = a.startJava(Announcer.class, "Library/8080");

        await().atMost(SOON).untilAsserted(() -> assertThat(names(neighbour)).contains("Library", "Control"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(foreign.browse(TYPE))
                        .filteredOn(found -> found.card().equals("overlay"))
                        .extracting(FoundService::name)
                        .contains("Control"));
        assertThat(names(foreign)).doesNotContain("Library");
        assertThat(node.awaitLog("on [eth0]").awaitLog("seen Control").log()).doesNotContain("Printer of the office");
    }

    private static List<String> names(Avahi avahi) {
        return avahi.browse(TYPE).stream().map(FoundService::name).toList();
    }

    private static long times(HostProcess process, String line) {
        return Pattern.compile(Pattern.quote(line))
                .matcher(process.log())
                .results()
                .count();
    }

    private static String text(InetAddress address) {
        // As Avahi writes it: the longest row of zeros is left out.
        return address.getHostAddress().replaceFirst("(:0){3}:", "::");
    }
}
