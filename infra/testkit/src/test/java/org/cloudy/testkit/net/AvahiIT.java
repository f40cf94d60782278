package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest(needs = {"avahi-daemon", "avahi-publish", "avahi-browse", "dbus-daemon"})
@DisplayName("Between Avahi daemons")
final class AvahiIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName("what is published on one host is found on another of the segment and on no other segment")
    void publishes(NetworkBed bed) {
        Lan home = bed.lan("home", Stack.IPV4);
        Lan office = bed.lan("office", Stack.IPV4);
        bed.router(home, office);
        Host a = home.host("a");
        Avahi here = Avahi.start(a);
        Avahi there = Avahi.start(home.host("b"));
        Avahi elsewhere = Avahi.start(office.host("c"));

        HostProcess publication = here.publish("Ada's library; open", "_http._tcp", 8080, "path=/books", "lang=ca");

        FoundService expected = new FoundService(
                "eth0",
                "Ada's library; open",
                "_http._tcp",
                "a.local",
                a.address().getHostAddress(),
                8080,
                "\"lang=ca\" \"path=/books\"");
        await().atMost(SOON).until(() -> there.browse("_http._tcp").contains(expected));
        assertThat(elsewhere.browse("_http._tcp")).isEmpty();

        publication.stop();
        await().atMost(SOON).until(() -> there.browse("_http._tcp").isEmpty());
    }
}
