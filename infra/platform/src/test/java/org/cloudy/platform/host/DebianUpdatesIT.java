package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.updates.PackageUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real packages are brought up to date by the real apt and dpkg, on a machine in a folder with an archive of its own. */
class DebianUpdatesIT {
    @TempDir
    Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private AptSandbox machine;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Programs.find("apt-get").isPresent(), "this machine has no apt");
        assumeTrue(Programs.find("dpkg-deb").isPresent(), "this machine has no dpkg-deb");
        machine = AptSandbox.in(folder);
        machine.offer("hello-cloudy", "1.0");
        machine.offer("other-cloudy", "2.0");
        machine.install("hello-cloudy", "1.0");
        machine.install("other-cloudy", "2.0");
        machine.publish("Debian-Security");
    }

    private DebianUpdates updates(boolean root, Duration patience) {
        return new DebianUpdates(machine.apt(patience), root, machine.lists());
    }

    private DebianUpdates updates() {
        return updates(true, Duration.ofSeconds(60));
    }

    private void offerNew() throws IOException {
        machine.offer("hello-cloudy", "1.1");
        machine.offer("other-cloudy", "2.1");
        machine.publish("Debian-Security");
        updates().refresh(log::add);
    }

    @Test
    @DisplayName("What the archive has newer is told with versions, size, summary and that it mends a hole")
    void available() throws IOException {
        updates().refresh(log::add);
        assertThat(updates().available()).isEmpty();
        assertThat(updates().refreshed()).isPresent();

        offerNew();

        assertThat(updates().available())
                .hasSize(2)
                .first()
                .isEqualTo(new PackageUpdate(
                        "hello-cloudy",
                        "1.0",
                        "1.1",
                        Files.size(machine.deb("hello-cloudy", "1.1")),
                        true,
                        "a package of a test"));
    }

    @Test
    @DisplayName("One package is brought up to date and the other left alone; then all are")
    void apply() throws IOException {
        offerNew();

        updates().apply(List.of("hello-cloudy"), log::add);

        assertThat(machine.installed("hello-cloudy")).isEqualTo("1.1");
        assertThat(machine.installed("other-cloudy")).isEqualTo("2.0");
        assertThat(log).anyMatch(line -> line.startsWith("Setting up hello-cloudy (1.1)"));

        updates().apply(List.of(), log::add);

        assertThat(machine.installed("other-cloudy")).isEqualTo("2.1");
        assertThat(updates().available()).isEmpty();
    }

    @Test
    @DisplayName("The changelog comes from the archive, or nothing does")
    void changelog() throws IOException {
        offerNew();
        PackageUpdate hello = updates().available().getFirst();

        assertThat(updates().changelog(hello)).isEmpty();

        machine.explain("hello-cloudy", "1.1", "Greet more warmly.");
        assertThat(updates().changelog(hello))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("hello-cloudy (1.1)")
                        .contains("Greet more warmly.")
                        .doesNotContain("(1.0)"));
    }

    @Test
    @DisplayName("What an interrupted run left half done is seen, and finished by the next one")
    void halfDone() throws IOException {
        offerNew();
        machine.unpack("hello-cloudy", "1.1");
        assertThat(updates().halfDone()).containsExactly("hello-cloudy");

        updates().apply(List.of("other-cloudy"), log::add);

        assertThat(updates().halfDone()).isEmpty();
        assertThat(machine.installed("other-cloudy")).isEqualTo("2.1");

        machine.unpack("hello-cloudy", "1.1");
        updates().repair(log::add);
        assertThat(updates().halfDone()).isEmpty();
    }

    @Test
    @DisplayName("Another program that changes packages is waited for, which is told, and not for ever")
    void locked() throws IOException {
        offerNew();
        try (FileChannel lock = FileChannel.open(machine.lock(), StandardOpenOption.WRITE)) {
            FileLock held = lock.lock();
            assertThatThrownBy(() -> updates(true, Duration.ofSeconds(1)).apply(List.of("hello-cloudy"), log::add))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
                        assertThat(failure.problem().key()).isEqualTo("host.apt-locked");
                    });
            assertThat(log).anyMatch(line -> line.startsWith("Waiting for cache lock"));

            log.clear();
            Thread waiting = Thread.startVirtualThread(() -> updates().apply(List.of("hello-cloudy"), log::add));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> log.stream().anyMatch(line -> line.startsWith("Waiting for cache lock")));
            held.release();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !waiting.isAlive());
        }
        assertThat(machine.installed("hello-cloudy")).isEqualTo("1.1");
    }

    @Test
    @DisplayName("Without root what to type is told, and nothing is changed")
    void withoutRoot() throws IOException {
        offerNew();
        DebianUpdates updates = updates(false, Duration.ofSeconds(1));

        assertThat(updates.available()).hasSize(2);
        assertThat(updates.command(List.of("hello-cloudy")))
                .contains("sudo apt-get update && sudo apt-get install --only-upgrade hello-cloudy");
        assertThatThrownBy(() -> updates.apply(List.of(), log::add))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("upgrade --with-new-pkgs");
        assertThat(machine.installed("hello-cloudy")).isEqualTo("1.0");
    }

    @Test
    @DisplayName("What is no name of a package never reaches the package manager")
    void noOptions() {
        assertThatThrownBy(() -> updates().apply(List.of("-oAPT::x=y"), log::add))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
