package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NetworkTest
@DisplayName("Of a network")
final class CleanUpIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName("nothing is left when its JVM is killed, and nothing of it was ever in the machine's own network")
    void killed(@TempDir Path folder) throws IOException {
        Process owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(owner.inputReader().readLine()).isEqualTo("ready");
        List<ProcessHandle> processes = owner.descendants().toList();
        Set<Path> networks = processes.stream().flatMap(CleanUpIT::network).collect(Collectors.toSet());
        networks.remove(network(ProcessHandle.current()).findFirst().orElseThrow());
        assertThat(processes).hasSizeGreaterThan(10);
        assertThat(networks).as("the switches, the box and two hosts").hasSize(4);
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain("bed", "tmpfs host");
        assertThat(Commands.must(List.of("ip", "-o", "link"), "")).doesNotContain("port0", "lan0");

        owner.destroyForcibly();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(processes).noneMatch(CleanUpIT::runs);
            assertThat(ProcessHandle.allProcesses().flatMap(CleanUpIT::network)).doesNotContainAnyElementsOf(networks);
        });
    }

    /** A zombie, which the machine's first process has yet to take notice of, is in no network any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && network(process).findAny().isPresent();
    }

    private static Stream<Path> network(ProcessHandle process) {
        try {
            return Stream.of(Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "ns", "net")));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
