package org.cloudy.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.eventbus.DeliveryOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The members of a micro cloud")
class MembershipIT {
    private static final DeliveryOptions SOON = new DeliveryOptions().setSendTimeout(1_000);
    /** Hazelcast itself waits for a minute. */
    private static final Duration SOONER = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Members members;

    @BeforeEach
    void found() {
        members = new Members(folder);
    }

    @AfterEach
    void leave() {
        members.close();
    }

    @Test
    @DisplayName("listen on loopback only, member and bus")
    void bindAddress() throws IOException {
        int port = FreePorts.one();
        members.join(port);

        List<String> listening = Listening.addressesOf(ProcessHandle.current().pid()).stream()
                .filter(address -> !address.contains(FreePorts.MARKS))
                .toList();

        assertThat(listening).contains("127.0.0.1:" + port).hasSizeGreaterThanOrEqualTo(2);
        assertThat(listening).allSatisfy(address -> assertThat(address).startsWith("127.0.0.1:"));
        assertThatThrownBy(() -> connect("127.0.0.2", port)).isInstanceOf(ConnectException.class);
    }

    @Test
    @DisplayName("find each other again, also one that started before the one that it was to join")
    void seedThatCameLater() {
        int first = FreePorts.one();
        int second = FreePorts.one();
        Membership early = members.join(second, first);
        assertThat(Members.size(early)).isEqualTo(1);

        Membership late = members.join(first);

        await().atMost(Duration.ofSeconds(60)).until(() -> Members.size(early) == 2 && Members.size(late) == 2);
    }

    @Test
    @DisplayName("reach every consumer from everywhere, after two islands merged")
    void islands() {
        int first = FreePorts.one();
        int second = FreePorts.one();
        int third = FreePorts.one();
        Membership lonely = members.join(third, first);
        Members.serve(lonely, "lonely", "lonely");
        Members.serve(lonely, "both", "lonely");
        Membership one = members.join(first);
        Membership two = members.join(second, first);
        Members.serve(one, "one", "one");
        Members.serve(two, "two", "two");
        Members.serve(two, "both", "two");
        List<Membership> all = List.of(one, two, lonely);
        // Lookups are cached: one that failed before the merge must not be remembered after it.
        assertThat(answers(one, "lonely")).isFalse();

        await().atMost(Duration.ofSeconds(60)).until(() -> all.stream().allMatch(member -> Members.size(member) == 3));

        await().atMost(Duration.ofSeconds(90))
                .during(Duration.ofSeconds(6))
                .untilAsserted(() -> assertThat(unreachable(all)).isEmpty());
    }

    @Test
    @DisplayName("reach one that another took for gone after it had come back, whichever of them it is")
    void takenForGone() {
        int first = FreePorts.one();
        Membership one = members.join(first);
        Membership two = members.join(FreePorts.one(), first);
        Members.serve(one, "one", "one");
        Members.serve(two, "two", "two");
        await().atMost(Duration.ofSeconds(60)).until(() -> answers(one, "two") && answers(two, "one"));

        takeForGone(one, two, "two");
        await().atMost(SOONER).until(() -> isTold(one) && isTold(two) && answers(one, "two"));

        takeForGone(two, one, "one");
        await().atMost(SOONER).until(() -> isTold(one) && isTold(two) && answers(two, "one"));
    }

    /** As the cluster manager of a member does with what another one served, and where it was reached. */
    private static void takeForGone(Membership member, Membership other, String served) {
        assertThat(member.cluster().getMultiMap("__vertx.subs").remove(served)).hasSize(1);
        assertThat(member.cluster().getMap("__vertx.nodeInfo").remove(id(other)))
                .isNotNull();
    }

    private static boolean isTold(Membership member) {
        return member.cluster().getMap("__vertx.nodeInfo").containsKey(id(member));
    }

    private static String id(Membership member) {
        return member.cluster().getCluster().getLocalMember().getAttribute("__vertx.nodeId");
    }

    @Test
    @DisplayName("are rid of one that hangs long before Hazelcast would notice, and take it back when it goes on")
    void hungMember() throws IOException, InterruptedException {
        int first = FreePorts.one();
        int second = FreePorts.one();
        Membership member = members.join(first);
        try (MemberProcess other = MemberProcess.start(folder, second, first)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> answers(member, "member." + second));

            other.signal("STOP");
            await().atMost(SOONER).until(() -> Members.size(member) == 1);
            await().atMost(SOONER).until(() -> !answers(member, "member." + second));

            other.signal("CONT");
            await().atMost(Duration.ofSeconds(60)).until(() -> Members.size(member) == 2);
            await().atMost(Duration.ofSeconds(60)).until(() -> answers(member, "member." + second));
        }
    }

    @Test
    @DisplayName("are rid of the eldest as soon, when it hangs")
    void hungMaster() throws IOException, InterruptedException {
        int first = FreePorts.one();
        try (MemberProcess eldest = MemberProcess.start(folder, first)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> isOpen(first));
            Membership second = members.join(FreePorts.one(), first);
            Membership third = members.join(FreePorts.one(), first);
            await().atMost(Duration.ofSeconds(60)).until(() -> Members.size(third) == 3);

            eldest.signal("STOP");

            await().atMost(SOONER).until(() -> Members.size(second) == 2 && Members.size(third) == 2);
        }
    }

    @Test
    @DisplayName("keep each other while one hangs, however long")
    void hungSeed() throws IOException, InterruptedException {
        int first = FreePorts.one();
        int third = FreePorts.one();
        // All look for the one that will hang: that is whom they try to reach again and again.
        Membership eldest = members.join(first, third);
        Membership second = members.join(FreePorts.one(), first, third);
        try (MemberProcess other = MemberProcess.start(folder, third, first)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Members.size(eldest) == 3 && Members.size(second) == 3);

            other.signal("STOP");

            await().atMost(SOONER).until(() -> Members.size(eldest) == 2 && Members.size(second) == 2);
            await().atMost(Duration.ofSeconds(90))
                    .during(Duration.ofSeconds(20))
                    .until(() -> Members.size(eldest) == 2 && Members.size(second) == 2);
        }
    }

    private static List<String> unreachable(List<Membership> all) {
        return all.stream()
                .flatMap(member -> List.of("one", "two", "lonely", "both").stream()
                        .filter(address -> !answers(member, address))
                        .map(address ->
                                member.cluster().getCluster().getLocalMember().getAddress() + " asks " + address))
                .toList();
    }

    private static boolean answers(Membership member, String address) {
        return Members.await(
                member.vertx().eventBus().request(address, "", SOON).map(true).otherwise(false));
    }

    private static boolean isOpen(int port) {
        try {
            connect("127.0.0.1", port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void connect(String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
        }
    }
}
