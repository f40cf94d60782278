package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayPeer;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.testkit.LocalNode;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("The overlay on the bus")
@NetworkTest(needs = {"tincd", "sysctl"})
@Execution(ExecutionMode.CONCURRENT)
class OverlayVerticleIT {
    @TempDir
    Path folder;

    private final List<OverlayStatus> told = new CopyOnWriteArrayList<>();
    private Lan lan;
    private Host machine;
    private NamespaceHost host;
    private LocalNode node;
    private EventBus bus;

    @BeforeEach
    void start(NetworkBed bed) throws IOException {
        Assumptions.assumeTrue(ProcessStatus.mayAdministerNetworks(), "a node makes network devices as root alone");
        lan = bed.internet();
        machine = lan.host("node");
        begin();
    }

    @AfterEach
    void end() {
        if (node != null) {
            stop();
        }
    }

    private void begin() throws IOException {
        Path data = Files.createDirectories(folder.resolve("node"));
        host = new NamespaceHost(machine::onNetwork, data);
        node = new LocalNode(data, host, List.of());
        bus = node.context().vertx().eventBus();
        LocalNode.await(OverlayContract.CHANGED.subscribe(bus, told::add));
        LocalNode.await(node.context().vertx().deployVerticle(new TincCapability().verticle(node.context())));
    }

    /** In the order in which a node ends. */
    private void stop() {
        node.close();
        host.close();
    }

    @Test
    @DisplayName("is nowhere before it was planned, and its key stays the same")
    void fresh() {
        assertThat(LocalNode.await(OverlayContract.STATUS.send(bus, Empty.EMPTY)))
                .isEqualTo(Overlay.NONE);
        assertThat(LocalNode.await(OverlayContract.DOWN.send(bus, Empty.EMPTY))).isEqualTo(Overlay.NONE);
        assertThat(LocalNode.await(OverlayContract.KEY.send(bus, Empty.EMPTY)))
                .isEqualTo(LocalNode.await(OverlayContract.KEY.send(bus, Empty.EMPTY)));
    }

    @Test
    @DisplayName("is applied, tells of its links by itself when they change, and is taken down")
    void story() throws IOException {
        Host elsewhere = lan.host("other");
        try (Member other =
                new Member(folder.resolve("other"), elsewhere, "10.83.0.1", OverlayBed.endpoint(elsewhere.v4()))) {
            String key =
                    LocalNode.await(OverlayContract.KEY.send(bus, Empty.EMPTY)).key();
            OverlayPlan plan = new OverlayPlan("testnet", "10.83.0.100/16", Member.PORT, List.of(other.peer()));

            OverlayStatus applied = LocalNode.await(OverlayContract.APPLY.send(bus, plan));
            assertThat(applied.up()).isTrue();
            assertThat(applied.address()).isEqualTo("10.83.0.100/16");

            OverlayPlan others = new OverlayPlan(
                    "testnet",
                    "10.83.0.1/16",
                    Member.PORT,
                    List.of(new OverlayPeer(
                            node.context().identity().id(),
                            key,
                            "10.83.0.100",
                            List.of(OverlayBed.endpoint(machine.v4())))));
            other.overlay.apply(others);
            awaitTold(LinkState.DIRECT, Duration.ofSeconds(60));
            other.host.stop(Tincd.NAME);
            awaitTold(LinkState.UNREACHABLE, Duration.ofSeconds(60));

            OverlayStatus status = LocalNode.await(OverlayContract.STATUS.send(bus, Empty.EMPTY));
            assertThat(status.links().getFirst().since()).isNotNull();
            assertThat(LocalNode.await(OverlayContract.DOWN.send(bus, Empty.EMPTY)))
                    .isEqualTo(Overlay.NONE);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(told.getLast()).isEqualTo(Overlay.NONE));
            for (int i = 1; i < told.size(); i++) {
                assertThat(told.get(i)).isNotEqualTo(told.get(i - 1));
            }
        }
    }

    @Test
    @DisplayName("refuses a plan that is not sound, with the fields that are not")
    void refused() {
        OverlayPlan plan = new OverlayPlan("testnet", "8.8.8.8/8", 0, List.of());

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> LocalNode.await(OverlayContract.APPLY.send(bus, plan)))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
                    assertThat(failure.problem().fields())
                            .extracting(Failure.FieldProblem::field)
                            .containsExactly("port", "address");
                });
        assertThat(LocalNode.await(OverlayContract.STATUS.send(bus, Empty.EMPTY)))
                .isEqualTo(Overlay.NONE);
    }

    @Test
    @DisplayName("tells that the daemon died, and that it is back")
    void died() {
        OverlayPlan plan = new OverlayPlan("testnet", "10.83.0.100/16", Member.PORT, List.of());
        LocalNode.await(OverlayContract.APPLY.send(bus, plan));
        told.clear();

        Long pid = host.status(Tincd.NAME).pid();
        ProcessHandle.of(pid == null ? 0 : pid).orElseThrow().destroyForcibly();

        // What was told of the plan may come only now, and traffic is told of, too.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(told).extracting(OverlayStatus::up).containsSubsequence(false, true));
    }

    @Test
    @DisplayName("goes with the node, and is there with it again, which starts anew in it where it began outside")
    void restart() throws IOException {
        OverlayPlan plan = new OverlayPlan("testnet", "10.83.0.100/16", Member.PORT, List.of());
        LocalNode.await(OverlayContract.APPLY.send(bus, plan));
        assertThat(node.restarts()).as("it went there itself").isZero();
        stop();
        assertThat(machine.run("ls", "/sys/class/net").out()).doesNotContain("ov-");
        assertThat(host.thrown).isEmpty();

        begin();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(LocalNode.await(OverlayContract.STATUS.send(bus, Empty.EMPTY)))
                        .satisfies(status -> {
                            assertThat(status.up()).isTrue();
                            assertThat(status.address()).isEqualTo("10.83.0.100/16");
                        }));
        await().atMost(Duration.ofSeconds(60)).until(() -> node.restarts() == 1);
    }

    private void awaitTold(LinkState state, Duration within) {
        await().atMost(within)
                .until(() ->
                        !told.isEmpty() && told.getLast().links().stream().anyMatch(link -> link.state() == state));
    }
}
