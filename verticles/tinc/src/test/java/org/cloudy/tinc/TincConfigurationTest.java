package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.cloudy.bus.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TincConfigurationTest {
    private static final NodeId SELF = NodeId.of(new byte[] {0});

    @Test
    @DisplayName("the main file names this node and whom it calls")
    void main() {
        Plan.Peer peer = peer(1);

        assertThat(TincConfiguration.main(SELF, List.of(peer)))
                .startsWith("Name = " + SELF + "\nMode = switch\n")
                .contains("\nAddressFamily = any\n")
                .endsWith("\nConnectTo = " + peer.node() + "\n");
    }

    @Test
    @DisplayName("a member's file has its addresses, each with its port, and its key")
    void host() {
        assertThat(TincConfiguration.host(
                        peer(1),
                        List.of(new Endpoint("192.0.2.1", 655, false), new Endpoint("2001:db8:0:0:0:0:0:1", 7, false))))
                .isEqualTo("Address = 192.0.2.1 655\nAddress = 2001:db8:0:0:0:0:0:1 7\n" + Keys.pem(1));
    }

    @Test
    @DisplayName(
            "all members are called where they are few; where they are many, each node calls others, and always the same")
    void called() {
        List<Plan.Peer> many =
                IntStream.range(1, 1001).mapToObj(TincConfigurationTest::peer).toList();

        assertThat(TincConfiguration.called(SELF, many.subList(0, 50))).hasSize(50);
        List<Plan.Peer> called = TincConfiguration.called(SELF, many);
        assertThat(called).hasSize(TincConfiguration.MOST_CONNECTIONS);
        assertThat(TincConfiguration.called(SELF, many.reversed())).isEqualTo(called);
        assertThat(TincConfiguration.called(many.getFirst().node(), many)).isNotEqualTo(called);
    }

    @Test
    @DisplayName("the scripts take nothing from the configuration")
    void scripts() {
        assertThat(TincConfiguration.scripts().values())
                .allSatisfy(
                        script -> assertThat(script).startsWith("#!/bin/sh\n").doesNotContain("%", "`", "$("));
    }

    private static Plan.Peer peer(int number) {
        NodeId id = NodeId.of(new byte[] {(byte) (number >> 8), (byte) number});
        return new Plan.Peer(id, Keys.key(number), "10.83.0.1", List.of());
    }
}
