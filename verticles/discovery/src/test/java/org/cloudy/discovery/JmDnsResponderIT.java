package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.cloudy.testkit.net.Avahi;
import org.cloudy.testkit.net.FoundService;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.HostProcess;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.cloudy.testkit.net.Stack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest(needs = {"avahi-daemon", "avahi-publish", "avahi-browse", "dbus-daemon"})
@DisplayName("Where the node speaks by itself")
final class JmDnsResponderIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String TYPE = "_http._tcp";

    @Test
    @DisplayName("Avahi daemons on all its cards find what it announces, and it what they do")
    void bothWays(NetworkBed bed) {
        Lan home = bed.lan("home");
        Lan garden = bed.lan("garden", Stack.IPV4);
        Host a = home.host("a");
        garden.attach(a);
        Host b = home.host("b");
        Host c = garden.host("c");
        Avahi atHome = Avahi.start(b);
        Avahi inGarden = Avahi.start(c);
        HostProcess printer = atHome.publish("Printer", "_ipp._tcp", 631, "rp=queue");
        inGarden.publish("Pump", "_ipp._tcp", 632);

        HostProcess node = a.startJava(Speaker.class, "Library/8080");

        finds(atHome, a.link(home).v4());
        finds(inGarden, a.link(garden).v4());
        node.awaitLog("Printer at " + b.v4().getHostAddress() + " 631 with {rp=queue}");
        node.awaitLog("Pump at " + c.v4().getHostAddress() + " 632");

        printer.stop();
        node.awaitLog("GONE Printer");
        node.stop();
        await().atMost(SOON).until(() -> atHome.browse(TYPE).isEmpty());
    }

    @Test
    @DisplayName("it does so over IPv6 where there is nothing else")
    void onlyIpv6(NetworkBed bed) {
        Lan home = bed.lan("home", Stack.IPV6);
        Host a = home.host("a");
        Host b = home.host("b");
        Avahi there = Avahi.start(b);
        there.publish("Pump", "_ipp._tcp", 632);

        HostProcess node = a.startJava(Speaker.class, "Library/8080");

        finds(there, a.v6());
        node.awaitLog("Pump at " + b.v6().getHostAddress() + " 632");
    }

    private static void finds(Avahi avahi, InetAddress address) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(avahi.browse(TYPE))
                        .extracting(FoundService::name, FoundService::port, found -> address(found.address()))
                        .containsExactly(tuple("Library", 8080, address)));
    }

    private static InetAddress address(String figures) {
        try {
            return InetAddress.getByName(figures);
        } catch (UnknownHostException e) {
            throw new AssertionError(figures, e);
        }
    }
}
