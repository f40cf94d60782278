package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.bus.capabilities.TakeBack;
import org.cloudy.bus.jobs.Job;
import org.cloudy.testkit.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandstillTest {
    private static final CapabilityName PROXY = new CapabilityName("proxy");

    private final FakeProxy proxy = new FakeProxy("proxy");
    private final Journal journal = proxy.journal;

    @TempDir
    private Path data;

    private Path folder;
    private Bench bench;

    @BeforeEach
    void aProxyThatRuns() {
        bench = new Bench(data, proxy);
        folder = data.resolve("capabilities/proxy");
        bench.run("proxy", Action.INSTALL, Action.START);
        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));
        journal.clear();
    }

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    private Job hold() {
        return LocalNode.await(CapabilitiesContract.HOLD.send(bench.bus(), PROXY));
    }

    private Job takeBack(String stage) {
        return LocalNode.await(CapabilitiesContract.TAKE_BACK.send(bench.bus(), new TakeBack("proxy", stage)));
    }

    /** A copy of the capability as it is held. */
    private Path copied(String stage) throws IOException {
        bench.succeed(hold());
        Path to = Files.createDirectories(data.resolve("restore").resolve(stage).resolve("capabilities/proxy"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        bench.succeed(LocalNode.await(CapabilitiesContract.RELEASE.send(bench.bus(), PROXY)));
        return to;
    }

    @Test
    @DisplayName("Held it is down though it is wanted, with what is kept of it in its folder; then it goes on")
    void standsStill() {
        bench.succeed(hold());
        assertThat(journal.entries()).containsExactly("undeploy", "disable daemon", "disable files");
        assertThat(folder.resolve(KeptFiles.DOCUMENT)).exists();

        bench.succeed(LocalNode.await(CapabilitiesContract.RELEASE.send(bench.bus(), PROXY)));
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(folder.resolve(KeptFiles.DOCUMENT)).doesNotExist();
    }

    @Test
    @DisplayName("What was held when the node was killed comes up again with it")
    void comesBackAfterACrash() {
        bench.succeed(hold());
        bench.killAndRestart();
        bench.awaitState("proxy", CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("What belongs in a backup is told, and nothing of what comes again by itself")
    void tellsWhatIsKept() {
        KeptFiles kept = LocalNode.await(CapabilitiesContract.KEPT_FILES.send(bench.bus(), PROXY));
        assertThat(kept).isEqualTo(new KeptFiles("proxy", true, folder.toString(), List.of(), List.of()));
    }

    @Test
    @DisplayName("Taken back, its files and settings are those of the copy, and it runs with them")
    void takesBack() throws IOException {
        copied("one");
        Files.writeString(folder.resolve("daemon"), "changed");
        Files.writeString(folder.resolve("later"), "came later");
        bench.succeed(bench.configure("proxy", Map.of("port", 6000, "motto", "later")));
        journal.clear();

        bench.succeed(takeBack("one"));
        assertThat(folder.resolve("later")).doesNotExist();
        assertThat(folder.resolve(KeptFiles.DOCUMENT)).doesNotExist();
        assertThat(bench.get("proxy").settings()).containsEntry("port", 5000).containsEntry("motto", "rest");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(journal.entries()).endsWith("enable files 5000", "enable daemon 5000", "deploy");
        assertThat(data.resolve("restore/one")).doesNotExist();
    }

    @Test
    @DisplayName(
            "What does not come up is thrown out, and what was there before runs again with its files and settings")
    void putsBack() throws IOException {
        copied("one");
        Files.writeString(folder.resolve("later"), "came later");
        bench.succeed(bench.configure("proxy", Map.of("port", 6000)));
        journal.fail("enable daemon 5000", "bind: address in use");

        assertThat(bench.failureOf(takeBack("one")).message()).isEqualTo("bind: address in use");
        assertThat(folder.resolve("later")).hasContent("came later");
        assertThat(bench.get("proxy").settings()).containsEntry("port", 6000);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(data.resolve("restore/one")).doesNotExist();
    }

    @Test
    @DisplayName("Killed after the swap it is taken back to its end at the next start")
    void goesOnAfterACrash() throws IOException {
        copied("one");
        bench.succeed(bench.configure("proxy", Map.of("port", 6000)));
        Journal.Gate gate = journal.hold("enable daemon 5000");
        Job job = takeBack("one");
        await().until(() -> gate.reached.getCount() == 0);
        bench.killAndRestart();

        bench.succeed(bench.job(job.id()));
        assertThat(bench.get("proxy").settings()).containsEntry("port", 5000);
        bench.awaitState("proxy", CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("One that was removed comes back with all that it had")
    void comesBackAfterRemoval() throws IOException {
        copied("one");
        bench.run("proxy", Action.REMOVE);

        bench.succeed(takeBack("one"));
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(bench.get("proxy").settings()).containsEntry("port", 5000);
    }

    @Test
    @DisplayName("What is no stage, or holds nothing of it, is refused before anything is touched")
    void refusesStrangers() throws IOException {
        for (String stage : List.of("../capabilities", "", "node", "a/b")) {
            Failure refused = bench.refused(() -> takeBack(stage));
            assertThat(refused.problem().key()).isEqualTo("capabilities.no-stage");
        }
        assertThat(bench.failureOf(takeBack("nothing")).key()).isEqualTo("capabilities.no-stage");
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
    }
}
