package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the package manager is told, and what becomes of what it says; the answers are captured from Debian 12. */
class DebianPackagesTest {
    @TempDir
    Path folder;

    private final List<List<String>> asked = new ArrayList<>();
    private Path policy = Path.of("unset");

    @BeforeEach
    void lists() throws IOException {
        assumeTrue(Programs.find("dpkg-query").isPresent(), "this machine has no dpkg");
        policy = folder.resolve("policy-rc.d");
        Files.createDirectories(folder.resolve("lists/partial"));
        Files.writeString(folder.resolve("lists/deb.example.org_dists_bookworm_InRelease"), "");
    }

    @Test
    @DisplayName("A package is missing if dpkg does not know it, or knows it as removed")
    void missing() {
        DebianPackages packages = packages(
                true,
                command -> ended(
                        1, "squid installed", "tinc config-files", "dpkg-query: no packages found matching nonesuch"));

        assertThat(packages.missing(List.of("squid", "tinc", "nonesuch"))).containsExactly("tinc", "nonesuch");
    }

    @Test
    @DisplayName("Without root the command that an administrator can run is told")
    void withoutRoot() {
        DebianPackages packages = packages(false, command -> ended(1, "dpkg-query: no packages found matching squid"));

        assertThatThrownBy(() -> packages.install(List.of("squid"), line -> {}))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
                    assertThat(failure).hasMessageContaining("sudo apt-get install --no-install-recommends squid");
                });
    }

    @Test
    @DisplayName("Debian is kept from starting daemons while it installs, and not a moment longer")
    void startBan() {
        List<Boolean> banned = new ArrayList<>();
        DebianPackages packages = packages(true, command -> {
            if (command.contains("apt-get")) {
                banned.add(Files.isExecutable(policy));
            }
            return ended(0);
        });

        packages.install(List.of("squid"), line -> {});

        assertThat(banned).containsExactly(true);
        assertThat(policy).doesNotExist();
    }

    @Test
    @DisplayName("A policy that the administrator wrote stays as it is")
    void foreignPolicy() throws IOException {
        Files.writeString(policy, "#!/bin/sh\nexit 104\n");

        packages(true, command -> ended(0)).install(List.of("squid"), line -> {});

        assertThat(policy).hasContent("#!/bin/sh\nexit 104\n");
    }

    @Test
    @DisplayName("A ban that a node left behind when it died is lifted at the next start")
    void leftoverBan() {
        DebianPackages dying = packages(true, command -> {
            if (command.contains("apt-get")) {
                copy(policy, folder.resolve("kept"));
            }
            return ended(0);
        });
        dying.install(List.of("squid"), line -> {});
        copy(folder.resolve("kept"), policy);

        packages(true, command -> ended(0));

        assertThat(policy).doesNotExist();
    }

    @Test
    @DisplayName("Where a package is not found, the lists are brought up to date and it is tried again")
    void updates() {
        DebianPackages packages = packages(true, command -> {
            boolean updated = asked.stream().anyMatch(words -> words.contains("update"));
            return command.contains("install") && !updated ? ended(100, "E: Unable to locate package squid") : ended(0);
        });

        packages.install(List.of("squid"), line -> {});

        assertThat(aptActions()).containsExactly("install", "update", "install");
    }

    @Test
    @DisplayName("Lists that were never fetched are fetched first")
    void updatesFirst() throws IOException {
        Files.delete(folder.resolve("lists/deb.example.org_dists_bookworm_InRelease"));

        packages(true, command -> ended(0)).install(List.of("squid"), line -> {});

        assertThat(aptActions()).containsExactly("update", "install");
    }

    @Test
    @DisplayName("A lock, an unknown package and any other refusal each have their own sentence")
    void refusals() {
        assertThat(refusal("E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (apt)"))
                .contains("Another program is installing");
        assertThat(refusal("E: Unable to locate package squid")).contains("have no squid");
        assertThat(refusal("E: You don't have enough free space in /var/cache/apt/archives/."))
                .contains("squid could not be installed", "enough free space");
    }

    @Test
    @DisplayName("Text that is no name of a package never reaches the package manager")
    void noOptions() {
        DebianPackages packages = packages(true, command -> ended(0));

        assertThatThrownBy(() -> packages.install(List.of("-oAPT::x=y"), line -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(asked).isEmpty();
    }

    private String refusal(String line) {
        try {
            packages(true, command -> command.contains("install") ? ended(100, line) : ended(0))
                    .install(List.of("squid"), ignored -> {});
            return "";
        } catch (Failure failure) {
            return failure.problem().message();
        }
    }

    private List<String> aptActions() {
        return asked.stream()
                .filter(words -> words.getFirst().equals("apt-get"))
                .map(words -> words.contains("update") ? "update" : "install")
                .toList();
    }

    private DebianPackages packages(boolean root, Function<List<String>, CommandResult> answers) {
        return new DebianPackages(
                (command, log) -> {
                    asked.add(command.arguments());
                    return answers.apply(command.arguments());
                },
                new DebianPackages.Machine(root, folder.resolve("lists"), policy, folder.resolve("lock"), Set.of()),
                InstantSource.system());
    }

    private static CommandResult ended(int exit, String... lines) {
        return new CommandResult(exit, List.of(lines));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
