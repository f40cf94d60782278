package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@NetworkTest(needs = "tincd")
@DisplayName("The demo of a checkout on a network of its own")
class NetworkedDemoIT {
    private static final int NODES = 5;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("joins two sites behind routers, shows the pages of all nodes, and ends all at Ctrl-C")
    void sites() throws IOException, GeneralSecurityException {
        int http = FreePorts.block(NODES * Demo.PORTS_OF_A_NODE);
        List<ProcessHandle> processes;
        try (Demo demo = Demo.start(folder, http, "--net")) {
            processes = demo.processes();
            CommandLine last = new CommandLine(demo.node(NODES));

            assertThat(Village.online(Answers.json(last.run("microcloud", "--json"))))
                    .containsExactlyInAnyOrder("node-1", "node-2", "node-3", "node-4", "node-5");
            await().atMost(Village.TOLD)
                    .untilAsserted(
                            () -> assertThat(Answers.list(last.run("services", "--json", "--type", "_http._tcp")))
                                    .hasSize(NODES));
            Set<String> certificates = new HashSet<>();
            for (int node = 0; node < NODES; node++) {
                certificates.add(Fingerprint.shownAt(http + node * Demo.PORTS_OF_A_NODE + 1));
            }
            assertThat(certificates).hasSize(NODES);
            assertThat(demo.output()).contains("https://127.0.0.1:" + (http + 1) + "/");
            assertThat(demo.pressCtrlC()).isZero();
        }
        // The kernel ends what is on the hosts as soon as their network is gone.
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(processes).hasSizeGreaterThan(NODES).noneMatch(ProcessHandle::isAlive));
    }
}
