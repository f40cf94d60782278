package org.cloudy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.diagnosis.Diagnosis;
import org.cloudy.bus.diagnosis.DiagnosisContract;
import org.cloudy.bus.diagnosis.RepairWish;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {
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

    private Diagnosis run() {
        return bench.ask(DiagnosisContract.RUN, Empty.EMPTY);
    }

    private Job repair(String... parts) {
        return bench.over(bench.ask(DiagnosisContract.REPAIR, new RepairWish(List.of(parts))));
    }

    @Test
    @DisplayName(
            "The node stands first, with its disk, memory, store, clock, resolver and packages; then its capabilities")
    void all() {
        Diagnosis found = run();

        assertThat(found.parts()).extracting(Diagnosis.PartFindings::name).containsExactly("node", "squid");
        assertThat(found.parts().getFirst().checks())
                .extracting(CheckResult::component)
                .containsExactly("disk", "memory", "heap", "store", "clock", "cluster-port", "resolver", "packages");
        assertThat(found.parts())
                .allSatisfy(part -> assertThat(part.checks())
                        .allSatisfy(check ->
                                assertThat(check.health()).as(check.component()).isEqualTo(Health.PASSING)));
    }

    @Test
    @DisplayName("All that can be is put right, that of the node and that of a capability, and looked at again")
    void repairs() {
        bench.fakes.halfDone.add("hello");
        bench.fakes.broken = true;
        assertThat(run().parts())
                .allSatisfy(part -> assertThat(part.checks())
                        .anyMatch(check -> check.health() == Health.CRITICAL && check.repairable()));

        Job job = repair();

        assertThat(job.state()).as("%s", job.failure()).isEqualTo(JobState.SUCCEEDED);
        assertThat(bench.fakes.repaired).containsExactly("squid");
        assertThat(bench.fakes.halfDone).isEmpty();
    }

    @Test
    @DisplayName("One part is put right and the other left; what stays critical makes the job fail by its name")
    void chosen() {
        bench.fakes.halfDone.add("hello");
        bench.fakes.broken = true;
        bench.fakes.incurable = true;

        Job job = repair("squid");

        assertThat(bench.fakes.halfDone).containsExactly("hello");
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(String.valueOf(job.failure())).contains("upkeep.repair.left").contains("squid");
        assertThat(bench.refused(DiagnosisContract.REPAIR, new RepairWish(List.of("nonesuch")))
                        .code())
                .isEqualTo(FailureCode.NOT_FOUND);
    }

    @Test
    @DisplayName("Of the others' clocks the middle one counts, whatever a few of them say")
    void clocks() {
        assertThat(ClockCheck.middle(List.of(
                        Duration.ofDays(-9000),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofDays(9000),
                        Duration.ofSeconds(3))))
                .isEqualTo(Duration.ofSeconds(2));
    }
}
