package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest
@DisplayName("On a network of hosts and segments")
final class SegmentsIT {
    @Test
    @DisplayName("hosts of one segment reach each other with both versions of IP, and by name")
    void segment(NetworkBed bed) {
        Lan home = bed.lan("home");
        Host a = home.host("a");
        Host b = home.host("b");

        await().atMost(Duration.ofMinutes(1)).until(() -> a.reaches(b.v4()));
        await().atMost(Duration.ofMinutes(1)).until(() -> a.reaches(b.v6()));
        assertThat(a.run("ping", "-4", "-n", "-c", "1", "b").expectSuccess().out())
                .contains(b.address().getHostAddress());
        assertThat(a.run("hostname").out().strip()).isEqualTo("a");
    }

    @Test
    @DisplayName("hosts of different segments reach each other over routers only")
    void routed(NetworkBed bed) {
        Lan north = bed.lan("north");
        Lan middle = bed.lan("middle");
        Lan south = bed.lan("south");
        Host a = north.host("a");
        bed.router(north, middle);
        Host b = south.host("b");
        assertThat(a.reaches(b)).isFalse();

        bed.router(middle, south);

        await().atMost(Duration.ofMinutes(1)).until(() -> a.reaches(b.v4()));
        await().atMost(Duration.ofMinutes(1)).until(() -> b.reaches(a.v6()));
    }

    @Test
    @DisplayName("a host has the versions of IP that it and its segment speak")
    void versions(NetworkBed bed) {
        Lan both = bed.lan("both");
        Host old = both.host("old", Stack.IPV4);
        Host young = both.host("young", Stack.IPV6);
        Host any = both.host("any");

        await().atMost(Duration.ofMinutes(1)).until(() -> any.reaches(old.address()));
        await().atMost(Duration.ofMinutes(1)).until(() -> any.reaches(young.address()));
        assertThat(young.reaches(old.address())).isFalse();
        assertThat(old.run("ip", "-6", "address").out()).isEmpty();
        assertThat(young.run("ip", "-4", "address", "show", "dev", "eth0").out())
                .isEmpty();
    }

    @Test
    @DisplayName("a firewall lets what is inside ask, and nobody else")
    void firewall(NetworkBed bed) {
        Lan office = bed.lan("office");
        Host firewall = bed.firewall(office, bed.internet());
        Host inside = office.host("inside");
        Host outside = bed.internet().host("outside");

        await().atMost(Duration.ofMinutes(1)).until(() -> inside.reaches(outside.v4()));
        await().atMost(Duration.ofMinutes(1)).until(() -> inside.reaches(outside.v6()));
        assertThat(outside.reaches(inside.v4())).isFalse();
        assertThat(outside.reaches(inside.v6())).isFalse();
        assertThat(outside.reaches(firewall.link(bed.internet()).v4())).isFalse();
    }

    @Test
    @DisplayName("what is sent to a group is heard by all on the segment")
    void multicast(NetworkBed bed) {
        Lan home = bed.lan("home");
        Host sender = home.host("sender");
        List<HostProcess> listeners = Stream.of("a", "b")
                .map(name -> home.host(name).startJava(Group.class))
                .toList();
        listeners.forEach(listener -> listener.awaitLog("ready"));

        assertThat(sender.startJava(Group.class, "neighbours").awaitEnd()).isZero();

        listeners.forEach(listener -> listener.awaitLog("neighbours over IPv4").awaitLog("neighbours over IPv6"));
    }
}
