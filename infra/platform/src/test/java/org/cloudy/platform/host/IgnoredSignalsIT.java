package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemons of a node that was started as nohup(1) starts programs. */
class IgnoredSignalsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    @DisplayName("A daemon hears SIGHUP, also of a node that was started to ignore it")
    void hears() throws IOException, InterruptedException {
        assumeTrue(Programs.find("setpriv").isPresent(), "this machine has no setpriv");
        Path up = data.resolve("up");
        Path heard = data.resolve("heard");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh"));
        command.addAll(NodeThatDies.command(
                data,
                "-",
                "sh",
                "-c",
                "trap 'touch " + heard + "' HUP; touch " + up + "; while true; do sleep 0.1; done"));
        Process node = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = node.inputReader(StandardCharsets.UTF_8)) {
            String daemon = output.readLine();
            await().atMost(SOON).until(() -> Files.exists(up));

            for (String pid : List.of(String.valueOf(node.pid()), daemon)) {
                new ProcessBuilder("kill", "-s", "HUP", pid).start().waitFor();
            }

            await().atMost(SOON).until(() -> Files.exists(heard));
            assertThat(node.isAlive()).as("the node ignores it").isTrue();
        } finally {
            node.descendants().forEach(ProcessHandle::destroyForcibly);
            node.destroyForcibly().onExit().join();
        }
    }
}
