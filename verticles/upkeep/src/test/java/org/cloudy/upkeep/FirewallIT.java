package org.cloudy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.cloudy.bus.Failure;
import org.cloudy.bus.firewall.FirewallState;
import org.cloudy.bus.firewall.OpenPort;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;
import org.cloudy.testkit.LocalNode;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real packet filter, in the network of a machine that a neighbour tries to reach. */
@NetworkTest
class FirewallIT {
    private static final Duration TRIAL = Duration.ofSeconds(12);
    private static final Duration LONG_TRIAL = Duration.ofSeconds(60);
    private static final int PROXY = 3128;
    private static final int OTHER = 8099;

    @TempDir
    Path data;

    private Host machine;
    private Host neighbour;
    private LocalNode node;
    private Fakes fakes;

    @BeforeEach
    void open(NetworkBed bed) {
        assumeTrue(Machine.here().root(), "only root changes the packet filter");
        Lan lan = bed.lan("village");
        machine = lan.host("machine");
        neighbour = lan.host("neighbour");
        node = new LocalNode(data, new NetworkHost(machine::onNetwork), List.of());
        fakes = new Fakes();
        LocalNode.await(
                fakes.serve(node.context().vertx().eventBus(), node.context().jobs()));
        for (int port : List.of(PROXY, OTHER)) {
            machine.start("listener-" + port, "python3", "-m", "http.server", String.valueOf(port));
        }
        soon().until(() -> reaches(PROXY) && reaches(OTHER));
    }

    @AfterEach
    void close() {
        if (node != null) {
            node.close();
        }
    }

    private Gatekeeper gatekeeper(Duration trial) {
        NodeContext here = node.context();
        NodeConfig open =
                new NodeConfig(data, "machine", "0.0.0.0", 7000, 7443, 7001, 5701, "127.0.0.1", List.of(), "village");
        return new Gatekeeper(
                new NodeContext(
                        here.vertx(),
                        here.identity(),
                        open,
                        here.name(),
                        here.store(),
                        here.host(),
                        here.jobs(),
                        here.cluster(),
                        here.metrics(),
                        here.clock(),
                        here.capabilities(),
                        here.restart()),
                new Capabilities(here.vertx().eventBus(), here.jobs()),
                true,
                trial);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private boolean reaches(int port) {
        String script = "import socket,sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 0.7).close()";
        return neighbour
                        .run("python3", "-c", script, machine.v4().getHostAddress(), String.valueOf(port))
                        .exit()
                == 0;
    }

    private String tables() {
        return machine.run("nft", "list", "tables").out();
    }

    @Test
    @DisplayName(
            "A capability's port is open while it runs, all others are closed, and its own table is all that is touched")
    void follows() throws InterruptedException {
        machine.run("nft", "add", "table", "inet", "foreign");
        Gatekeeper gatekeeper = gatekeeper(LONG_TRIAL);
        assertThat(gatekeeper.status().state()).isEqualTo(FirewallState.OFF);
        assertThat(gatekeeper.status().open())
                .extracting(OpenPort::port, OpenPort::transport)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(22, "tcp"),
                        org.assertj.core.groups.Tuple.tuple(7443, "tcp"),
                        org.assertj.core.groups.Tuple.tuple(7004, "udp"),
                        org.assertj.core.groups.Tuple.tuple(PROXY, "tcp"));

        gatekeeper.tryOut();
        assertThat(gatekeeper.confirm().state()).isEqualTo(FirewallState.ON);

        soon().until(() -> reaches(PROXY));
        assertThat(reaches(OTHER)).isFalse();
        soon().until(() -> neighbour.reaches(machine));

        fakes.running = false;
        gatekeeper.follow();
        assertThat(reaches(PROXY)).isFalse();

        fakes.running = true;
        gatekeeper.follow();
        soon().until(() -> reaches(PROXY));

        gatekeeper.off();
        soon().until(() -> reaches(OTHER));
        assertThat(tables()).contains("inet foreign").doesNotContain("inet cloudy");
    }

    @Test
    @DisplayName(
            "What nobody confirms is open again by itself, though the node was killed; then it is too late to confirm")
    void trialEnds() throws InterruptedException {
        Gatekeeper gatekeeper = gatekeeper(TRIAL);
        long start = System.nanoTime();

        assertThat(gatekeeper.tryOut().state()).isEqualTo(FirewallState.TRIAL);
        boolean reached = reaches(OTHER);
        boolean inTime = System.nanoTime() - start < TRIAL.toNanos();
        assertThat(reached && inTime).as("reached during the trial").isFalse();

        // Nobody of the node's does anything from here on.
        soon().until(() -> reaches(OTHER));
        assertThatThrownBy(gatekeeper::confirm).isInstanceOf(Failure.class).hasMessageContaining("the trial is over");
        assertThat(gatekeeper.status().state()).isEqualTo(FirewallState.OFF);
        assertThat(tables()).doesNotContain("inet cloudy");
    }

    @Test
    @DisplayName("Rules of a node that was killed stay until it is back; it takes them up, and away when it ends")
    void survives() throws InterruptedException {
        Gatekeeper killed = gatekeeper(LONG_TRIAL);
        killed.tryOut();
        killed.confirm();

        Gatekeeper again = gatekeeper(LONG_TRIAL);
        assertThat(reaches(OTHER)).isFalse();
        assertThat(again.isInForce()).contains(true);
        again.open();
        assertThat(again.status().state()).isEqualTo(FirewallState.ON);

        machine.run("nft", "flush", "ruleset");
        assertThat(again.isInForce()).contains(false);
        again.repair();
        assertThat(reaches(OTHER)).isFalse();

        again.close();
        soon().until(() -> reaches(OTHER));
    }
}
