package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartTest {
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

    @Test
    @DisplayName("What was on is on again after a restart, with its settings; what was off stays off")
    void comesBack() {
        bench.run("proxy", Action.INSTALL, Action.START);
        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));
        journal.clear();
        bench.restart();
        bench.awaitState("proxy", CapabilityState.RUNNING);
        assertThat(journal.entries()).containsExactly("undeploy", "enable files 5000", "enable daemon 5000", "deploy");
        bench.awaitIdle();

        bench.run("proxy", Action.STOP);
        journal.clear();
        bench.restart();
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
        assertThat(bench.node().context().jobs().latest(1).getFirst().kind()).isEqualTo("capabilities.stop");
        assertThat(journal.entries()).isEmpty();
    }

    @Test
    @DisplayName("What was published is published again, under the announcement that the registry kept")
    void isPublishedAgain() {
        bench.run("proxy", Action.INSTALL, Action.START, Action.PUBLISH);
        String id = bench.get("proxy").publishedAs();
        bench.restart();
        bench.awaitState("proxy", CapabilityState.RUNNING);
        bench.awaitIdle();
        assertThat(bench.get("proxy").publishedAs()).isEqualTo(id);
        assertThat(bench.discovery.published()).containsOnlyKeys(id);
    }

    @Test
    @DisplayName("The manager answers while something that was on is slow to come up")
    void doesNotBlockTheStart() {
        bench.run("proxy", Action.INSTALL, Action.START);
        Journal.Gate gate = journal.hold("enable daemon");
        bench.restart();
        await().until(() -> gate.reached.getCount() == 0);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
        assertThat(bench.summary("proxy").job()).isNotNull();
        gate.open.countDown();
        bench.awaitState("proxy", CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("What does not come up after a restart has failed with its reason, and stays wanted")
    void failsToComeBack() {
        bench.run("proxy", Action.INSTALL, Action.START);
        journal.fail("enable daemon", "disk full");
        bench.restart();
        bench.awaitState("proxy", CapabilityState.FAILED);
        assertThat(bench.reason("proxy")).isEqualTo("disk full");
        journal.heal();
        bench.restart();
        bench.awaitState("proxy", CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("Killed in the middle of an installation, the node goes on with it")
    void resumesInstallation() {
        Journal.Gate gate = journal.hold("install daemon");
        Job job = bench.act("proxy", Action.INSTALL);
        await().until(() -> gate.reached.getCount() == 0);
        bench.killAndRestart();
        bench.succeed(job);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
    }

    @Test
    @DisplayName("Killed in the middle of a start, the node goes on with it")
    void resumesStart() {
        bench.run("proxy", Action.INSTALL);
        Journal.Gate gate = journal.hold("enable daemon");
        Job job = bench.act("proxy", Action.START);
        await().until(() -> gate.reached.getCount() == 0);
        bench.killAndRestart();
        bench.succeed(job);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("Killed in the middle of a stop, the node does not bring it up again")
    void resumesStop() {
        bench.run("proxy", Action.INSTALL, Action.START, Action.PUBLISH);
        Journal.Gate gate = journal.hold("disable daemon");
        Job job = bench.act("proxy", Action.STOP);
        await().until(() -> gate.reached.getCount() == 0);
        journal.clear();
        bench.killAndRestart();
        bench.succeed(job);
        bench.awaitIdle();
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
        assertThat(journal.entries()).noneMatch(entry -> entry.startsWith("enable"));
        assertThat(bench.discovery.published()).isEmpty();
    }

    @Test
    @DisplayName("Killed in the middle of a change of settings, the node goes on with it")
    void resumesConfiguration() {
        bench.run("proxy", Action.INSTALL, Action.START);
        Journal.Gate gate = journal.hold("enable daemon 5000");
        Job job = bench.configure("proxy", Map.of("port", 5000));
        await().until(() -> gate.reached.getCount() == 0);
        bench.killAndRestart();
        bench.succeed(job);
        bench.awaitIdle();
        assertThat(bench.get("proxy").settings()).containsEntry("port", 5000);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("Killed in the middle of a removal, the node goes on with it")
    void resumesRemoval() {
        bench.run("proxy", Action.INSTALL, Action.START);
        Journal.Gate gate = journal.hold("remove daemon");
        Job job = bench.act("proxy", Action.REMOVE);
        await().until(() -> gate.reached.getCount() == 0);
        bench.killAndRestart();
        bench.succeed(job);
        bench.awaitIdle();
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.AVAILABLE);
    }

    @Test
    @DisplayName("Killed while it came back after a restart, the node tries again, once")
    void resumesResumption() {
        bench.run("proxy", Action.INSTALL, Action.START);
        Journal.Gate gate = journal.hold("enable daemon");
        bench.restart();
        await().until(() -> gate.reached.getCount() == 0);
        bench.killAndRestart();
        bench.awaitState("proxy", CapabilityState.RUNNING);
        bench.awaitIdle();
        assertThat(bench.node().context().jobs().latest(100).stream()
                        .filter(job -> job.kind().equals("capabilities.resume")))
                .extracting(Job::state)
                .isEqualTo(List.of(JobState.SUCCEEDED));
    }

    @Test
    @DisplayName("A node that goes down in order in the middle of a start goes on with it")
    void resumesAfterAnOrderlyEnd() {
        bench.run("proxy", Action.INSTALL);
        Journal.Gate gate = journal.hold("enable daemon");
        Job job = bench.act("proxy", Action.START);
        await().until(() -> gate.reached.getCount() == 0);
        bench.restart();
        bench.succeed(job);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("Stored settings that do not fit any more fail with a reason, and new ones cure it")
    void unreadableSettings() {
        bench.run("proxy", Action.INSTALL, Action.START);
        var documents = bench.node().context().store().documents("capability", StoredCapability.class);
        StoredCapability stored = documents.get("proxy").orElseThrow();
        documents.put("proxy", stored.withSettings(Map.of("port", 80), 1));
        bench.restart();
        bench.awaitState("proxy", CapabilityState.FAILED);
        assertThat(bench.reason("proxy")).startsWith("Its stored settings do not fit");
        bench.awaitIdle();
        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("A setting that an older version did not have is at its default")
    void newSetting() {
        bench.run("proxy", Action.INSTALL);
        var documents = bench.node().context().store().documents("capability", StoredCapability.class);
        StoredCapability stored = documents.get("proxy").orElseThrow();
        documents.put("proxy", stored.withSettings(Map.of("port", 5000), 1));
        bench.restart();
        assertThat(bench.get("proxy").settings()).containsEntry("port", 5000).containsEntry("motto", "rest");
    }
}
