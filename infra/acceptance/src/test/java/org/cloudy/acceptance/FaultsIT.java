package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that cannot start says why in a sentence, and loses nothing. */
@DisplayName("A node that cannot start")
class FaultsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("names the line and column of a mistake in node.yaml")
    void brokenYaml() throws IOException {
        Path data = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(data.resolve("node.yaml"), "http: 7000\nname: [unclosed\n");
        String output = outputOfFailedStart(data, FreePorts.block(4));
        assertThat(output).contains("node.yaml").containsPattern("(?i)line");
        assertThat(Files.readString(data.resolve("node.yaml"))).startsWith("http: 7000");
    }

    @Test
    @DisplayName("says that its port is in use, and which option changes it")
    void portInUse() throws IOException {
        int http = FreePorts.block(4);
        try (ServerSocket taken = new ServerSocket(http, 1, InetAddress.getLoopbackAddress())) {
            assertThat(outputOfFailedStart(folder.resolve("port"), taken.getLocalPort()))
                    .contains(String.valueOf(http))
                    .contains("--http");
        }
    }

    @Test
    @DisplayName("says that another node uses its data folder, which goes on undisturbed")
    void folderInUse() {
        try (NodeProcess node = NodeProcess.start(folder.resolve("shared"))) {
            Path link = folder.resolve("same");
            Files.createSymbolicLink(link, node.data());
            assertThat(outputOfFailedStart(link, FreePorts.block(4)))
                    .contains(String.valueOf(node.process().pid()));
            assertThat(node.setUp("undisturbed").cloudy("status").exit()).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("keeps its folder and its socket to its owner")
    void permissions() throws IOException {
        try (NodeProcess node = NodeProcess.start(folder.resolve("private"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(node.data())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(node.data().resolve("cloudy.sock"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @DisplayName("the command line says that no node runs, and how to start one")
    void noNode() {
        try (NodeProcess node = NodeProcess.start(folder.resolve("gone"))) {
            assertThat(node.stop()).isZero();
            var result = node.cloudy("status");
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains("cloudy up");
            assertThat(node.cloudy("nonsense").exit()).isEqualTo(2);
        }
    }

    private static String outputOfFailedStart(Path data, int http) {
        try (NodeProcess node = NodeProcess.launch(data, http)) {
            await().atMost(SOON).until(() -> !node.process().isAlive());
            assertThat(node.process().exitValue()).isEqualTo(1);
            return node.output();
        }
    }
}
