package org.cloudy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.updates.Automatic;
import org.cloudy.bus.updates.PackageName;
import org.cloudy.bus.updates.UpdateList;
import org.cloudy.bus.updates.UpdateWish;
import org.cloudy.bus.updates.UpdatesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdatesTest {
    @TempDir
    Path data;

    private UpkeepBench bench;

    @BeforeEach
    void start() {
        bench = new UpkeepBench(data);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @DisplayName("What can be brought up to date is listed, with Cloudy's own version")
    void list() {
        UpdateList list = bench.ask(UpdatesContract.LIST, Empty.EMPTY);

        assertThat(list.packages()).containsExactly(Fakes.SSL, Fakes.SQUID);
        assertThat(list.version()).isNotBlank();
        assertThat(list.command()).isNull();
        assertThat(list.automatic().on()).isFalse();
    }

    @Test
    @DisplayName("A package is applied by a job, and the daemon that came with it is restarted; others are left alone")
    void apply() {
        Job job = bench.over(bench.ask(UpdatesContract.APPLY, new UpdateWish(List.of("squid"))));

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(bench.fakes.applied).containsExactly(List.of("squid"));
        assertThat(bench.fakes.repaired).containsExactly("squid");
        assertThat(bench.linesOf(job)).contains("Setting up squid (5.8) ...", "restart squid: SUCCEEDED");

        bench.over(bench.ask(UpdatesContract.APPLY, new UpdateWish(List.of())));
        assertThat(bench.fakes.available).isEmpty();
        assertThat(bench.fakes.repaired).containsExactly("squid");
    }

    @Test
    @DisplayName("A package without an update, and too many, are refused before a job begins")
    void refusals() {
        assertThat(bench.refused(UpdatesContract.APPLY, new UpdateWish(List.of("-oAPT::x=y")))
                        .code())
                .isEqualTo(FailureCode.NOT_FOUND);
        assertThat(bench.refused(
                                UpdatesContract.APPLY,
                                new UpdateWish(List.copyOf(java.util.Collections.nCopies(501, "squid"))))
                        .code())
                .isEqualTo(FailureCode.INVALID);
        assertThat(bench.refused(UpdatesContract.CHANGELOG, new PackageName("squid"))
                        .problem()
                        .key())
                .isEqualTo("upkeep.updates.no-changelog");
        assertThat(bench.ask(UpdatesContract.CHANGELOG, new PackageName("libssl3"))
                        .text())
                .startsWith("openssl");
    }

    @Test
    @DisplayName("Without root it is said what to type, and nothing is started")
    void withoutRoot() {
        bench.fakes.root = false;

        assertThat(bench.ask(UpdatesContract.LIST, Empty.EMPTY).command()).isEqualTo("sudo apt-get upgrade");
        assertThat(bench.refused(UpdatesContract.REFRESH, Empty.EMPTY)).hasMessageContaining("sudo apt-get upgrade");
        assertThat(bench.refused(UpdatesContract.AUTOMATIC, new Automatic(true)))
                .hasMessageContaining("sudo apt-get upgrade");
        assertThat(bench.fakes.applied).isEmpty();
    }

    @Test
    @DisplayName("Security updates, once switched on, are applied by themselves, once a day, and only those")
    void automatic() throws InterruptedException {
        UpdateJobs jobs = new UpdateJobs(
                bench.node().context(),
                new Capabilities(bench.bus(), bench.node().context().jobs()));
        assertThat(jobs.list().automatic().on()).isFalse();

        bench.ask(UpdatesContract.AUTOMATIC, new Automatic(true));
        SecurityUpdates security = new SecurityUpdates(
                bench.node().context().store(), bench.node().context().clock());
        assertThat(security.isDue()).isTrue();
        security.began(1);
        security.note(() -> org.cloudy.bus.text.Text.verbatim("done"));

        assertThat(security.isDue()).isFalse();
        assertThat(bench.ask(UpdatesContract.LIST, Empty.EMPTY).automatic()).satisfies(state -> {
            assertThat(state.on()).isTrue();
            assertThat(state.last()).isNotNull();
            assertThat(String.valueOf(state.result())).contains("done");
        });
    }
}
