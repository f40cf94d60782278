package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest
@DisplayName("A link")
final class LinkIT {
    /** As long as it would take were each frame delayed by 20 ms not twice, but four times. */
    private static final Duration TWICE = Duration.ofMillis(79);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ECHOES = Pattern.compile("IcmpInEchos +(\\d+)");

    private NetworkBed bed;
    private Lan home;
    private Host a;
    private Host b;
    private Host c;

    @BeforeEach
    void build(NetworkBed made) {
        bed = made;
        home = bed.lan("home");
        a = home.host("a");
        b = home.host("b");
        c = home.host("c");
    }

    @Test
    @DisplayName("delays each frame by what it is told and at most the jitter more, until it is told otherwise")
    void delays() {
        home.link(a).delay(Duration.ofMillis(20));
        // The fastest one is what says most on a machine that is busy, and even that only that nothing is delayed
        // twice.
        assertThat(a.ping(b.address(), 50).fastest()).isBetween(Duration.ofMillis(40), TWICE);

        home.link(b).delay(Duration.ofMillis(10)).jitter(Duration.ofMillis(30));
        Ping both = a.ping(b.v6(), 100);
        assertThat(both.received()).isEqualTo(100);
        assertThat(both.fastest()).isBetween(Duration.ofMillis(60), Duration.ofMillis(120));
        assertThat(both.slowest()).isGreaterThan(both.fastest().plusMillis(10));
        assertThat(a.ping(c.address(), 50).fastest()).isBetween(Duration.ofMillis(40), TWICE);

        home.link(a).delay(Duration.ZERO);
        home.link(b).delay(Duration.ZERO).jitter(Duration.ZERO);
        assertThat(a.ping(b.address(), 50).fastest()).isLessThan(Duration.ofMillis(40));
    }

    @Test
    @DisplayName("loses as many frames of a hundred as it is told, in each direction")
    void loses() {
        // They know each other's address before: a lost question for it would cost the echoes of a whole second.
        await().atMost(PATIENCE).until(() -> a.reaches(b) && b.reaches(a));
        home.link(a).loss(25);

        // 0.75 squared come back: 169 of 300, give or take six standard deviations.
        assertThat(a.ping(b.address(), 300).received()).isBetween(117, 221);
        assertThat(b.ping(c.address(), 50).received()).isEqualTo(50);
    }

    @Test
    @DisplayName("lets as much pass as it is told, in each direction")
    void limits() {
        home.link(a).bandwidth(8);
        a.startJava(Bulk.class, "7").awaitLog("ready");
        b.startJava(Bulk.class, "7").awaitLog("ready");

        assertThat(kilobitsFrom(b, a)).isBetween(1_000, 9_000);
        assertThat(kilobitsFrom(a, b)).isBetween(1_000, 9_000);

        home.link(a).bandwidth(0);
        assertThat(kilobitsFrom(a, b)).isGreaterThan(20_000);
    }

    @Test
    @DisplayName("can be cut between two hosts only, and healed, also while frames are delayed")
    void cuts() {
        bed.cut(a, b);
        assertThat(a.reaches(b)).isFalse();
        await().atMost(PATIENCE).until(() -> a.reaches(c));
        await().atMost(PATIENCE).until(() -> b.reaches(c));

        home.link(a).delay(Duration.ofMillis(5));
        assertThat(a.reaches(b)).isFalse();
        await().atMost(PATIENCE).until(() -> a.reaches(c));

        bed.heal();
        // It looks for a neighbour that was gone once in a second.
        await().atMost(PATIENCE).until(() -> a.reaches(b));
    }

    @Test
    @DisplayName("can be cut in one direction")
    void cutsOneWay() {
        await().atMost(PATIENCE).until(() -> a.reaches(b));

        home.link(b).cutOutgoing();
        int before = echoesSeenBy(b);
        assertThat(a.reaches(b)).isFalse();
        assertThat(echoesSeenBy(b)).isEqualTo(before + 1);

        home.link(b).heal().cutIncoming();
        assertThat(a.reaches(b)).isFalse();
        assertThat(echoesSeenBy(b)).isEqualTo(before + 1);

        bed.heal();
        bed.cutOneWay(b, a);
        assertThat(a.reaches(b)).isFalse();
        assertThat(echoesSeenBy(b)).isEqualTo(before + 2);
    }

    @Test
    @DisplayName("can be unplugged, which its host sees, and plugged in again")
    void unplugs() throws IOException {
        home.link(a).unplug();
        assertThat(a.reaches(b)).isFalse();
        assertThat(Files.readString(a.file("/sys/class/net/eth0/carrier"))).startsWith("0");

        home.link(a).plugIn();
        await().atMost(PATIENCE).until(() -> a.reaches(b.v4()));
        await().atMost(PATIENCE).until(() -> a.reaches(b.v6()));
    }

    @Test
    @DisplayName("is on one segment: who shares none cannot be cut from each other")
    void noCommonSegment() {
        Host away = bed.internet().host("away");

        assertThatThrownBy(() -> bed.cut(a, away)).hasMessage("a and away are on no common segment");
        assertThatThrownBy(() -> home.link(away)).hasMessage("away is not on home");
    }

    private static int kilobitsFrom(Host server, Host client) {
        HostProcess bulk = client.startJava(Bulk.class, "7", server.address().getHostAddress());
        assertThat(bulk.awaitEnd()).isZero();
        return Integer.parseInt(bulk.log().strip());
    }

    private static int echoesSeenBy(Host host) {
        Matcher echoes = ECHOES.matcher(host.run("nstat", "-asz", "IcmpInEchos").out());
        assertThat(echoes.find()).isTrue();
        return Integer.parseInt(echoes.group(1));
    }
}
