package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.platform.settings.Network;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeerLinesTest {
    private static final NodeId SELF = new NodeId("aaaaaaaaaaaaaaaa");
    private static final NodeId OTHER = new NodeId("bbbbbbbbbbbbbbbb");
    private static final InetAddress ADDRESS =
            Optional.of("10.0.0.7").flatMap(Network::parse).orElseThrow().address();

    @Test
    @DisplayName("A sibling is asked by ICP, a parent that does not answer queries without")
    void relations() {
        String text = PeerLines.of(
                SELF,
                List.of(
                        new PeerLines.Peer(OTHER, PeerRelation.SIBLING, ADDRESS, 3128, 3130),
                        new PeerLines.Peer(SELF, PeerRelation.PARENT, ADDRESS, 3129, 0)));

        assertThat(text.lines())
                .contains(
                        "cache_peer 10.0.0.7 sibling 3128 3130 name=bbbbbbbbbbbbbbbb proxy-only no-digest",
                        "cache_peer 10.0.0.7 parent 3129 0 name=aaaaaaaaaaaaaaaa no-digest no-query",
                        "unique_hostname aaaaaaaaaaaaaaaa",
                        "nonhierarchical_direct off");
    }

    @Test
    @DisplayName("Siblings alone leave encrypted connections to go their own way")
    void siblings() {
        assertThat(PeerLines.of(SELF, List.of(new PeerLines.Peer(OTHER, PeerRelation.SIBLING, ADDRESS, 3128, 3128))))
                .doesNotContain("nonhierarchical_direct");
        assertThat(PeerLines.of(SELF, List.of())).isEqualTo(PeerLines.NONE);
    }
}
