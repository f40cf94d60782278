package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.platform.Capability;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life that every capability has to get through. A capability's module extends this, as {@code SquidLifeCycleIT}, and names
 * its capability and the settings of a test: free ports, little memory. What the manager of all plugins asks of components is
 * asked here, in the same order, on a real host.
 */
public abstract class CapabilityLifeCycle {
    private Host host;
    private CapabilityTrial<?> trial;

    /** The capability under test. */
    protected abstract Capability capability();

    /** The machine that it runs on, as real as it gets; closed after each test if it can be. */
    protected abstract Host host(Path data) throws Exception;

    /** The values of the settings that differ from the defaults in a test: a free port, say. */
    protected Map<String, Object> settings() {
        return Map.of();
    }

    /** Uses it as those do whom it is for, and looks at what they get; called whenever it is on. By default nothing. */
    protected void use() throws Exception {}

    /** Where its data and its configuration are. */
    protected final Path folder() {
        return trial.folder();
    }

    @BeforeEach
    final void prepare(@TempDir Path data) throws Exception {
        host = host(data);
        trial = new CapabilityTrial<>(capability().describe(), data, host);
    }

    @AfterEach
    final void cleanUp() throws Exception {
        trial.end();
        if (host instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Test
    @DisplayName("The descriptor is complete, and the same at every call")
    final void isWellFormed() {
        assertThat(trial.descriptor().essential()).isFalse();
        assertThat(trial.descriptor().components()).isNotEmpty();
        assertThat(trial.descriptor().components())
                .extracting(component -> component.name())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9._-]{1,64}"));
        assertThat(trial.descriptor().requires())
                .doesNotContain(trial.descriptor().name());
        assertThat(capability().describe().defaults())
                .isEqualTo(trial.descriptor().defaults());
        assertThat(trial.serviceTypes()).allSatisfy(type -> assertThat(type).matches("_[a-z0-9-]{1,15}\\._(tcp|udp)"));
    }

    @Test
    @DisplayName("Its texts and those of its settings exist in every language")
    final void isTranslated() {
        assertThat(Translations.problemsOf(trial.descriptor())).isEmpty();
    }

    @Test
    @DisplayName("Its defaults are valid, and so are the settings of this test")
    final void hasValidSettings() {
        assertThatCode(() -> trial.configure(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> trial.configure(settings())).doesNotThrowAnyException();
    }

    @Test
    @DisplayName(
            "It is installed, configured, switched on, off and on again, backed up, removed, and installed anew with that")
    final void livesItsLife() throws Exception {
        trial.install();
        trial.install();
        trial.configure(settings());
        trial.enable();
        assertUp("after it was switched on");
        assertAnnouncements();
        use();

        List<Optional<Long>> processes = processes();
        trial.enable();
        assertUp("after it was switched on twice");
        assertThat(processes())
                .as("processes after a second enable with the same settings")
                .isEqualTo(processes);

        Path kept = Files.writeString(trial.folder().resolve("kept-by-the-life-cycle-test"), "data");
        trial.disable();
        assertDown(processes, "after it was switched off");
        trial.disable();
        assertThat(trial.diagnose(false)).as("checks while it is off").noneMatch(CapabilityLifeCycle::isBad);
        assertThat(kept).as("data after it was switched off").hasContent("data");

        trial.enable();
        assertUp("after it was switched on again");
        assertThat(kept).as("data after it was switched on again").hasContent("data");
        use();

        Map<String, String> backedUp = trial.backUp();
        assertUp("after it was backed up");

        processes = processes();
        trial.disable();
        trial.remove();
        assertDown(processes, "after it was removed");

        trial.install();
        assertThat(trial.putBack()).as("files from the backup").containsAllEntriesOf(backedUp);
        trial.enable();
        assertUp("after it was installed anew, with what was backed up");
        use();
        processes = processes();
        trial.disable();
        trial.remove();
        assertDown(processes, "after it was removed again");
    }

    private void assertUp(String when) {
        assertThat(trial.diagnose(true)).as("checks " + when).noneMatch(CapabilityLifeCycle::isBad);
        assertThat(trial.daemons())
                .as("daemons " + when)
                .allSatisfy(daemon -> assertThat(daemon.state()).isEqualTo(DaemonState.RUNNING));
    }

    private void assertDown(List<Optional<Long>> processes, String when) {
        assertThat(trial.daemons())
                .as("daemons " + when)
                .allSatisfy(daemon -> assertThat(daemon.state()).isEqualTo(DaemonState.STOPPED));
        assertThat(processes.stream().flatMap(Optional::stream))
                .as("processes " + when)
                .noneMatch(
                        pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    private void assertAnnouncements() {
        List<Publication> announcements = trial.announcements();
        assertThat(announcements)
                .extracting(Publication::type)
                .containsExactlyInAnyOrderElementsOf(trial.serviceTypes());
        assertThat(announcements)
                .allSatisfy(announcement -> assertThat(announcement.port()).isBetween(1, 65_535));
    }

    private List<Optional<Long>> processes() {
        return trial.daemons().stream()
                .map(DaemonStatus::pid)
                .map(Optional::ofNullable)
                .toList();
    }

    private static boolean isBad(CheckResult check) {
        return check.health() == Health.CRITICAL || check.health() == Health.WARNING;
    }
}
