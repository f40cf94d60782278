package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigureTest {
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

    private void running() {
        bench.run("proxy", Action.INSTALL, Action.START);
        journal.clear();
    }

    @Test
    @DisplayName("Values that cannot be used are refused at once, field by field, and nothing changes")
    void refusesBadValues() {
        running();
        Failure refused = bench.refused(() -> bench.configure("proxy", Map.of("port", "many", "colour", "red")));

        assertThat(refused.code()).isEqualTo(FailureCode.INVALID);
        assertThat(refused.problem().fields())
                .extracting(Failure.FieldProblem::field)
                .contains("port", "colour");
        assertThat(bench.refused(() -> bench.configure("proxy", Map.of("port", 80)))
                        .problem()
                        .fields())
                .extracting(Failure.FieldProblem::message)
                .containsExactly("a port from 1024 on is wanted");
        assertThat(journal.entries()).isEmpty();
        assertThat(bench.get("proxy").settings()).containsEntry("port", 4711);
    }

    @Test
    @DisplayName(
            "New settings are brought into force while it runs, those that were not named stay, secrets are not shown")
    void reconfiguresWhatRuns() {
        running();
        bench.succeed(bench.configure("proxy", Map.of("port", "5000")));

        assertThat(journal.entries()).containsExactly("enable files 5000", "enable daemon 5000");
        assertThat(bench.get("proxy").settings())
                .containsEntry("port", 5000)
                .containsEntry("motto", "rest")
                .doesNotContainKey("password");
        assertThat(bench.get("proxy").ports()).extracting(port -> port.port()).containsExactly(5000);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("What is stopped takes new settings without being started")
    void reconfiguresWhatIsStopped() {
        bench.run("proxy", Action.INSTALL);
        journal.clear();
        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));

        assertThat(journal.entries()).isEmpty();
        bench.run("proxy", Action.START);
        assertThat(journal.entries()).contains("enable daemon 5000");
    }

    @Test
    @DisplayName(
            "Settings that the daemon refuses fail in its words, and it is told that the old ones are in force and running")
    void fallsBack() {
        running();
        bench.run("proxy", Action.PUBLISH);
        journal.fail("enable daemon 5000", "bind: address in use");

        assertThat(bench.failureOf(bench.configure("proxy", Map.of("port", 5000)))
                        .message())
                .isEqualTo("This did not work, so what was there before is in force again, and it runs as it did."
                        + " bind: address in use");
        assertThat(journal.entries())
                .containsExactly("enable files 5000", "enable daemon 5000", "enable files 4711", "enable daemon 4711");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.get("proxy").settings()).containsEntry("port", 4711);
        assertThat(bench.discovery.ports()).containsExactly(4711);
    }

    @Test
    @DisplayName(
            "Settings that it comes up with, but is not well with, are put back, and what its checks found is told")
    void fallsBackWhenUnwell() {
        running();
        journal.ail("enable daemon 5000");

        Failure.Problem failure = bench.failureOf(bench.configure("proxy", Map.of("port", 5000)));

        assertThat(failure.message()).contains("in force again", "not well within 1 s", "daemon: daemon");
        assertThat(failure.in("ca")).contains("torna a regir", "no ha estat bé en 1 s");
        assertThat(journal.entries()).endsWith("enable files 4711", "enable daemon 4711");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.summary("proxy").health()).isEqualTo(Health.PASSING);
        assertThat(bench.get("proxy").settings()).containsEntry("port", 4711);
    }

    @Test
    @DisplayName("What was unwell before takes new settings, which may be the cure")
    void reconfiguresWhatIsUnwell() {
        running();
        journal.find(Health.CRITICAL);
        await().until(() -> bench.summary("proxy").health() == Health.CRITICAL);

        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));
        assertThat(bench.get("proxy").settings()).containsEntry("port", 5000);
    }

    @Test
    @DisplayName("Where the old settings do not come up either, it has failed and is down")
    void fallsBackInVain() {
        running();
        journal.fail("enable daemon", "no memory");

        bench.failureOf(bench.configure("proxy", Map.of("port", 5000)));
        assertThat(journal.entries()).endsWith("undeploy", "disable daemon", "disable files");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.FAILED);
        assertThat(bench.reason("proxy")).isEqualTo("no memory");
    }

    @Test
    @DisplayName("New settings bring up what failed with the old ones")
    void curesAFailure() {
        bench.run("proxy", Action.INSTALL);
        journal.fail("enable daemon 4711", "port 4711 is taken");
        bench.failureOf(bench.act("proxy", Action.START));

        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("A change that is cancelled brings the old settings back")
    void cancels() {
        running();
        Journal.Gate gate = journal.hold("enable daemon 5000");
        Job job = bench.configure("proxy", Map.of("port", 5000));
        await().until(() -> gate.reached.getCount() == 0);
        bench.node().context().jobs().cancel(job.id());

        assertThat(bench.over(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(journal.entries()).endsWith("enable files 4711", "enable daemon 4711");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.get("proxy").settings()).containsEntry("port", 4711);
    }

    @Test
    @DisplayName("A change of settings is told, although the summary stays the same")
    void tellsNewSettings() {
        running();
        bench.awaitIdle();
        await().until(() -> bench.changes.getLast().job() == null);
        int before = bench.changes.size();
        bench.succeed(bench.configure("proxy", Map.of("motto", "work")));
        await().until(() ->
                bench.changes.size() > before && bench.changes.getLast().job() == null);
    }
}
