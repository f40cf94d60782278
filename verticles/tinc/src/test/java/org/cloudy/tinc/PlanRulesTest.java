package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.OverlayPeer;
import org.cloudy.bus.overlay.OverlayPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRulesTest {
    private static final NodeId SELF = id(0);

    @Test
    @DisplayName("a sound plan passes")
    void sound() {
        Plan plan = PlanRules.check(
                plan("10.83.4.17/16", 655, List.of(peer(1, "192.0.2.1:655", "[2001:db8::1]:655"), peer(2))), SELF);

        assertThat(plan.address()).hasToString("10.83.4.17/16");
        assertThat(plan.peers()).extracting(Plan.Peer::address).containsExactly("10.83.0.1", "10.83.0.2");
        assertThat(plan.peers().getFirst().endpoints()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "abc def", "a\nb", "abcdefghijklmnopq", "a1", "../../etc", "$(id)", "á"})
    @DisplayName("an id of a network that could not stand in a name is refused")
    void network(String network) {
        assertThat(problems(new OverlayPlan(network, "10.83.0.9/16", 655, List.of())))
                .containsExactly("network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.83.4.17",
                "10.83.4.17/31",
                "10.83.0.0/16",
                "10.83.255.255/16",
                "8.8.8.8/8",
                "10.0.0.1/7",
                "0.0.0.1/0",
                "172.32.0.1/16",
                "192.168.1.1/8",
                "169.254.1.1/16",
                "127.0.0.1/8",
                "224.0.0.1/24",
                "fd00::1/64",
                "10.83.4.17/16 dev eth0"
            })
    @DisplayName("an address that is no machine's, or not of a private network, is refused")
    void address(String address) {
        assertThat(problems(plan(address, 655, List.of()))).containsExactly("address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.255.0.1/8", "172.16.0.1/12", "192.168.77.1/24", "100.64.0.1/10"})
    @DisplayName("an address of any private network passes")
    void privateNetworks(String address) {
        assertThat(PlanRules.check(plan(address, 655, List.of()), SELF).address())
                .hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536, Integer.MAX_VALUE})
    @DisplayName("an impossible port is refused")
    void port(int port) {
        assertThat(problems(plan("10.83.0.9/16", port, List.of()))).containsExactly("port");
    }

    @Test
    @DisplayName("each field of a peer that cannot be used is named")
    void peers() {
        OverlayPeer bad = new OverlayPeer(
                id(3),
                Keys.pem(3) + "Address = 192.0.2.66 655\n",
                "10.84.0.3",
                List.of("192.0.2.3:655", "x:655\nProxy = exec id"));

        assertThat(problems(plan("10.83.0.9/16", 655, List.of(peer(1), bad))))
                .containsExactly("peers[1].key", "peers[1].address", "peers[1].endpoints");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.83.0.0", "10.83.255.255", "10.83.0.3/16", "10.83.0.3\n", "::1", "name"})
    @DisplayName("a peer's address that is no machine's of the overlay is refused")
    void peerAddress(String address) {
        assertThat(problems(
                        plan("10.83.0.9/16", 655, List.of(new OverlayPeer(id(1), Keys.pem(1), address, List.of())))))
                .containsExactly("peers[0].address");
    }

    @Test
    @DisplayName("nobody is in a plan twice, nor the node itself")
    void twice() {
        OverlayPeer self = new OverlayPeer(SELF, Keys.pem(7), "10.83.0.7", List.of());

        assertThat(problems(plan("10.83.0.9/16", 655, List.of(peer(1), peer(1), self))))
                .containsExactly("peers[1].node", "peers[2].node");
    }

    @Test
    @DisplayName("a thousand peers pass, one more is refused, and so are nine endpoints")
    void bounds() {
        List<OverlayPeer> thousand =
                IntStream.rangeClosed(1, 1000).mapToObj(PlanRulesTest::peer).toList();
        List<OverlayPeer> more = new ArrayList<>(thousand);
        more.add(peer(1001));
        String[] nine = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "192.0.2." + i + ":655")
                .toArray(String[]::new);

        assertThat(PlanRules.check(plan("10.83.200.9/16", 655, thousand), SELF).peers())
                .hasSize(1000);
        assertThat(problems(plan("10.83.200.9/16", 655, more))).containsExactly("peers");
        assertThat(problems(plan("10.83.200.9/16", 655, List.of(peer(1, nine)))))
                .containsExactly("peers[0].endpoints");
    }

    @Test
    @DisplayName("holes in lists are refused, and a thousand problems are not told one by one")
    void holes() {
        List<OverlayPeer> holes = Arrays.asList(new OverlayPeer[1000]);

        assertThat(problems(plan("10.83.200.9/16", 655, holes))).hasSize(50).contains("peers[0]");
        assertThat(problems(plan(
                        "10.83.200.9/16",
                        655,
                        List.of(new OverlayPeer(id(1), Keys.pem(1), "10.83.0.1", Arrays.asList((String) null))))))
                .containsExactly("peers[0].endpoints");
    }

    @Test
    @DisplayName("what is told of a problem is short and has no line breaks")
    void told() {
        Failure failure = failure(plan("1\n".repeat(1000), 655, List.of()));

        assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
        assertThat(failure.problem().fields().getFirst().message())
                .hasSizeLessThan(200)
                .doesNotContain("\n");
    }

    private static List<String> problems(OverlayPlan plan) {
        return failure(plan).problem().fields().stream()
                .map(Failure.FieldProblem::field)
                .toList();
    }

    private static Failure failure(OverlayPlan plan) {
        return catchThrowableOfType(Failure.class, () -> PlanRules.check(plan, SELF));
    }

    private static OverlayPlan plan(String address, int port, List<OverlayPeer> peers) {
        return new OverlayPlan("testnet", address, port, peers);
    }

    private static OverlayPeer peer(int number, String... endpoints) {
        return new OverlayPeer(
                id(number),
                Keys.pem(number),
                "10.83." + number / 250 + "." + (number % 250 + (number < 250 ? 0 : 1)),
                List.of(endpoints));
    }

    private static NodeId id(int number) {
        return NodeId.of(new byte[] {(byte) (number >> 8), (byte) number});
    }
}
