package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.testkit.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HealthTest {
    private final FakeProxy proxy = new FakeProxy("proxy");
    private final Journal journal = proxy.journal;
    private Bench bench;

    @BeforeEach
    void prepare(@TempDir Path data) {
        bench = new Bench(data, proxy);
    }

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    private static final String DAEMON = "proxy.daemon";

    private void running() {
        bench.run("proxy", Action.INSTALL, Action.START);
        bench.awaitIdle();
        journal.clear();
    }

    private List<CheckResult> diagnose() {
        return LocalNode.await(CapabilitiesContract.DIAGNOSE.send(bench.bus(), new CapabilityName("proxy")))
                .checks();
    }

    @Test
    @DisplayName("Checks run by themselves, a change is told, and repair is offered")
    void checksByItself() {
        running();
        journal.find(Health.WARNING);
        await().atMost(Bench.PATIENCE).until(() -> bench.changes.getLast().health() == Health.WARNING);
        assertThat(bench.get("proxy").checks()).extracting(CheckResult::health).containsExactly(Health.WARNING);
        assertThat(bench.get("proxy").actions()).startsWith(Action.REPAIR);
        journal.find(Health.PASSING);
        await().atMost(Bench.PATIENCE).until(() -> bench.changes.getLast().health() == Health.PASSING);
    }

    @Test
    @DisplayName(
            "A daemon that was given up makes the capability fail at once, with its last words, until it runs again")
    void daemonIsGivenUp() {
        running();
        bench.host.giveUp(DAEMON, "exit 1: no memory");
        bench.awaitState("proxy", CapabilityState.FAILED);
        assertThat(bench.reason("proxy")).isEqualTo("exit 1: no memory");
        await().until(() -> bench.changes.getLast().state() == CapabilityState.FAILED);

        bench.run("proxy", Action.START);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("A daemon of one that is switched off does not make it fail")
    void daemonOfSomethingOff() {
        running();
        bench.run("proxy", Action.STOP);
        bench.host.giveUp(DAEMON, "exit 1");
        assertThat(diagnose()).isNotEmpty();
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
    }

    @Test
    @DisplayName("Repair repairs every component and brings the daemon up again")
    void repairs() {
        running();
        bench.host.giveUp(DAEMON, "exit 1");
        bench.awaitState("proxy", CapabilityState.FAILED);
        bench.run("proxy", Action.REPAIR);
        assertThat(journal.entries())
                .containsExactly("repair files", "repair daemon", "enable files 4711", "enable daemon 4711");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("A repair after which a check still fails says so")
    void repairsInVain() {
        running();
        journal.find(Health.CRITICAL);
        assertThat(bench.failureOf(bench.act("proxy", Action.REPAIR)).message()).startsWith("Some checks still fail");
    }

    @Test
    @DisplayName("A diagnosis runs all checks now; what is not installed has none")
    void diagnosesNow() {
        assertThat(diagnose()).isEmpty();
        running();
        journal.find(Health.CRITICAL);
        assertThat(diagnose()).extracting(CheckResult::health).containsExactly(Health.CRITICAL);
        assertThat(bench.summary("proxy").health()).isEqualTo(Health.CRITICAL);
    }
}
