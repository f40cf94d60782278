package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.jobs.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LifeTest {
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

    private Path folder() {
        return bench.node().context().config().data().resolve("capabilities").resolve("proxy");
    }

    @Test
    @DisplayName("A capability that nobody installed is available and can be installed, nothing else")
    void isAvailable() {
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.AVAILABLE);
        assertThat(bench.get("proxy").actions()).containsExactly(Action.INSTALL);
        for (Action action : new Action[] {Action.START, Action.STOP, Action.PUBLISH, Action.REPAIR, Action.REMOVE}) {
            Failure refused = bench.refused(() -> bench.act("proxy", action));
            assertThat(refused.code()).isEqualTo(FailureCode.CONFLICT);
            assertThat(refused).hasMessage("proxy is not installed. Install it first.");
        }
        assertThat(bench.refused(() -> bench.configure("proxy", Map.of())))
                .hasMessage("proxy is not installed. Install it first.");
    }

    @Test
    @DisplayName("Installing runs the components in order, makes the folder and leaves it switched off")
    void installs() {
        Job job = bench.act("proxy", Action.INSTALL);
        bench.succeed(job);

        assertThat(journal.entries()).containsExactly("install files", "install daemon");
        assertThat(bench.linesOf(job))
                .containsSubsequence(
                        "fetching files", "install files: done", "fetching daemon", "install daemon: done");
        assertThat(folder().resolve("files")).hasContent("data");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
        assertThat(bench.get("proxy").actions()).containsExactly(Action.START, Action.REMOVE);
        assertThat(job.title().in("en")).startsWith("Install ");
        assertThat(job.title().in("ca")).startsWith("Instal·la ");
        assertThat(job.user()).isEqualTo("anna");
        assertThat(bench.refused(() -> bench.act("proxy", Action.INSTALL))).hasMessage("proxy is installed already.");
    }

    @Test
    @DisplayName("While it is installed its state says so, and the job is named")
    void tellsThatItInstalls() {
        Journal.Gate gate = journal.hold("install daemon");
        Job job = bench.act("proxy", Action.INSTALL);
        bench.awaitState("proxy", CapabilityState.INSTALLING);

        assertThat(bench.summary("proxy").job()).isEqualTo(job.id());
        assertThat(bench.get("proxy").actions()).isEmpty();
        assertThat(bench.job(job.id()).percent()).isEqualTo(50);
        gate.open.countDown();
        bench.succeed(job);
        assertThat(bench.summary("proxy").job()).isNull();
    }

    @Test
    @DisplayName("A failure of the installation leaves nothing behind, and it can be tried again")
    void installFails() {
        journal.fail("install daemon", "apt is locked");

        assertThat(bench.failureOf(bench.act("proxy", Action.INSTALL)).message())
                .isEqualTo("apt is locked");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.AVAILABLE);
        assertThat(folder()).doesNotExist();
        assertThat(journal.entries()).endsWith("remove daemon", "remove files");

        journal.heal();
        bench.run("proxy", Action.INSTALL);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
    }

    @Test
    @DisplayName("A failed installation does not touch a folder that was there before")
    void installKeepsOldData() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("old"), "precious");
        journal.fail("install daemon", "apt is locked");

        bench.failureOf(bench.act("proxy", Action.INSTALL));
        assertThat(folder().resolve("old")).hasContent("precious");
        assertThat(journal.entries()).doesNotContain("remove files");
    }

    @Test
    @DisplayName(
            "Starting enables in order, then its own verticle; stopping is the reverse; nothing is published by it")
    void startsAndStops() {
        bench.run("proxy", Action.INSTALL);
        journal.clear();
        bench.run("proxy", Action.START);

        assertThat(journal.entries()).containsExactly("enable files 4711", "enable daemon 4711", "deploy");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.summary("proxy").health()).isEqualTo(Health.PASSING);
        assertThat(bench.discovery.published()).isEmpty();
        assertThat(bench.get("proxy").actions()).containsExactly(Action.PUBLISH, Action.STOP, Action.REMOVE);
        assertThat(bench.refused(() -> bench.act("proxy", Action.START))).hasMessage("proxy is running already.");

        journal.clear();
        bench.run("proxy", Action.STOP);
        assertThat(journal.entries()).containsExactly("undeploy", "disable daemon", "disable files");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
        assertThat(bench.summary("proxy").health()).isEqualTo(Health.UNKNOWN);
        assertThat(bench.refused(() -> bench.act("proxy", Action.STOP))).hasMessage("proxy is stopped already.");
    }

    @Test
    @DisplayName("A start that fails takes down what came up, in reverse, and the page says why")
    void startFails() {
        bench.run("proxy", Action.INSTALL);
        journal.clear();
        journal.fail("enable daemon", "port 4711 is taken");

        assertThat(bench.failureOf(bench.act("proxy", Action.START)).message()).isEqualTo("port 4711 is taken");
        assertThat(journal.entries())
                .containsExactly("enable files 4711", "enable daemon 4711", "disable daemon", "disable files");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.FAILED);
        assertThat(bench.reason("proxy")).isEqualTo("port 4711 is taken");
        assertThat(bench.summary("proxy").health()).isEqualTo(Health.CRITICAL);
        assertThat(bench.get("proxy").actions())
                .containsExactly(Action.REPAIR, Action.START, Action.STOP, Action.REMOVE);

        journal.heal();
        bench.run("proxy", Action.START);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.reason("proxy")).isEmpty();
    }

    @Test
    @DisplayName(
            "A start that is cancelled takes down what came up and leaves it off, whatever the component made of it")
    void startIsCancelled() {
        bench.run("proxy", Action.INSTALL);
        Journal.Gate gate = journal.hold("enable daemon");
        Job job = bench.act("proxy", Action.START);
        await().until(() -> gate.reached.getCount() == 0);
        bench.node().context().jobs().cancel(job.id());

        assertThat(bench.over(job).state()).isEqualTo(org.cloudy.bus.jobs.JobState.CANCELLED);
        assertThat(journal.entries()).endsWith("disable daemon", "disable files");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
        assertThat(bench.reason("proxy")).isEmpty();
        bench.run("proxy", Action.START);
    }

    @Test
    @DisplayName("What does not go down is told, and can be stopped again; the other components go down")
    void stopFails() {
        bench.run("proxy", Action.INSTALL, Action.START);
        journal.fail("disable daemon", "it does not listen");

        assertThat(bench.failureOf(bench.act("proxy", Action.STOP)).message()).isEqualTo("it does not listen");
        assertThat(journal.entries()).endsWith("disable daemon", "disable files");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.FAILED);
        journal.heal();
        bench.run("proxy", Action.STOP);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
    }

    @Test
    @DisplayName("Removing a running, published one withdraws, stops, removes and forgets its settings")
    void removes() {
        bench.run("proxy", Action.INSTALL, Action.START, Action.PUBLISH);
        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));
        journal.clear();
        bench.run("proxy", Action.REMOVE);

        assertThat(bench.discovery.published()).isEmpty();
        assertThat(journal.entries())
                .containsExactly("undeploy", "disable daemon", "disable files", "remove daemon", "remove files");
        assertThat(folder()).doesNotExist();
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.AVAILABLE);
        assertThat(bench.get("proxy").settings()).containsEntry("port", 4711);
        bench.run("proxy", Action.INSTALL, Action.START);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("While a job is at work, another is refused with its number and who started it")
    void refusesASecondJob() {
        bench.run("proxy", Action.INSTALL);
        Journal.Gate gate = journal.hold("enable daemon");
        Job job = bench.act("proxy", Action.START);
        await().until(() -> gate.reached.getCount() == 0);

        for (Action action : new Action[] {Action.START, Action.REMOVE}) {
            Failure refused = bench.refused(() -> bench.act("proxy", action));
            assertThat(refused.code()).isEqualTo(FailureCode.CONFLICT);
            assertThat(refused)
                    .hasMessage("Job " + job.id()
                            + ", started by anna, is at work on proxy. Wait until it ends, or cancel it.");
        }
        assertThat(bench.refused(() -> bench.configure("proxy", Map.of())).code())
                .isEqualTo(FailureCode.CONFLICT);
        gate.open.countDown();
        bench.succeed(job);
    }

    @Test
    @DisplayName("Every change is told, and no state twice")
    void tellsChanges() {
        bench.run("proxy", Action.INSTALL, Action.START);
        await().untilAsserted(() -> {
            assertThat(bench.changes).extracting(change -> change.state()).contains(CapabilityState.INSTALLING);
            assertThat(bench.changes.getLast().state()).isEqualTo(CapabilityState.RUNNING);
            assertThat(bench.changes.getLast().job()).isNull();
            assertThat(bench.changes.getLast().health()).isEqualTo(Health.PASSING);
        });
    }
}
