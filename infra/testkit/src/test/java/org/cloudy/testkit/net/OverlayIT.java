package org.cloudy.testkit.net;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest(needs = "tincd")
@DisplayName("On an overlay")
final class OverlayIT {
    @Test
    @DisplayName("hosts behind a port-restricted and a symmetric NAT box reach each other")
    void behindNat(NetworkBed bed) {
        Lan home = bed.lan("home");
        Lan office = bed.lan("office");
        bed.nat(home, bed.internet(), Nat.PORT_RESTRICTED);
        bed.nat(office, bed.internet(), Nat.SYMMETRIC);
        Host hub = bed.internet().host("hub");
        Host a = home.host("a");
        Host b = office.host("b");
        Overlay overlay = new Overlay();
        overlay.join(hub);
        overlay.join(a);
        overlay.join(b);

        await().atMost(Duration.ofSeconds(60)).until(() -> a.reaches(overlay.address(b)));
        await().atMost(Duration.ofSeconds(60)).until(() -> b.reaches(overlay.address(a)));
    }
}
