package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayLink;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final NodeId NEIGHBOUR = new NodeId("2e2izvslnnoxjgss");
    private static final NodeId RELAYED = new NodeId("6g47vhv525vllrv3");
    private static final NodeId STRAIGHT = new NodeId("stteiqnbyo54ysz2");
    private static final NodeId GONE = new NodeId("o7gne4ck5tzhgw73");
    private static final NodeId NEVER_SEEN = new NodeId("aaaaaaaaaaaaaaaa");
    private static final List<Plan.Peer> PEERS = Stream.of(NEIGHBOUR, RELAYED, STRAIGHT, GONE, NEVER_SEEN)
            .map(id -> new Plan.Peer(id, Keys.key(1), "10.83.0.1", List.of()))
            .toList();

    private final Optional<Dump> dump = Dump.parse(DumpTest.captured());
    private final TestClock clock = new TestClock();
    private final Links links = new Links(clock);

    @Test
    @DisplayName("each peer is direct, relayed or unreachable, in the order of the plan")
    void states() {
        assertThat(links.update(PEERS, dump))
                .containsExactly(
                        new OverlayLink(NEIGHBOUR, LinkState.DIRECT, null, "192.0.2.2:6550", null),
                        new OverlayLink(RELAYED, LinkState.RELAYED, NEIGHBOUR, "198.51.100.3:6550", null),
                        new OverlayLink(STRAIGHT, LinkState.DIRECT, null, "[2001:db8::7]:6550", null),
                        new OverlayLink(GONE, LinkState.UNREACHABLE, null, null, null),
                        new OverlayLink(NEVER_SEEN, LinkState.UNREACHABLE, null, null, null));
    }

    @Test
    @DisplayName("nobody is reached by a daemon that says nothing")
    void silence() {
        assertThat(links.update(PEERS, Optional.empty()))
                .extracting(OverlayLink::state)
                .containsOnly(LinkState.UNREACHABLE);
    }

    @Test
    @DisplayName("a link is since its last change, and since nobody knows when if it never changed")
    void since() {
        links.update(PEERS, Optional.empty());
        clock.set(7);
        links.update(PEERS, dump);
        clock.set(9);

        assertThat(links.update(PEERS, dump))
                .extracting(OverlayLink::since)
                .containsExactly(
                        Instant.ofEpochSecond(7), Instant.ofEpochSecond(7), Instant.ofEpochSecond(7), null, null);
    }
}
