package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node says when it is ready, and how it ends. */
@DisplayName("A node that starts")
class StartIT {
    private static final Duration READY = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final int port = FreePorts.block(4);

    @Test
    @DisplayName("tells its address, its set-up code and how to join it, nothing else, and ends in order with status 0")
    void readyNotice() {
        Path data = folder.resolve("data");
        try (NodeProcess node = started(data, "--name", "roof")) {
            assertThat(node.output().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).isEqualTo("roof is ready: http://127.0.0.1:" + port + "/"),
                            line -> assertThat(line).matches("Set-up code: +\\d{4}-\\d{4}"),
                            line -> assertThat(line).endsWith("--join 127.0.0.1:" + (port + 3)),
                            line -> assertThat(line).endsWith(data.toString()),
                            line -> assertThat(line).isEqualTo("Ctrl-C stops it."));

            assertThat(node.stop()).isZero();
            assertThat(data.resolve("log/node.log")).isNotEmptyFile();
        }
    }

    @Test
    @DisplayName("speaks the language of its terminal, whatever the JVM was told")
    void language() {
        try (NodeProcess node = NodeProcess.start(folder.resolve("data"), Map.of("LC_ALL", "es_ES.UTF-8"))) {
            await().atMost(READY).until(() -> node.output().contains("Ctrl-C"));
            assertThat(node.output()).contains(" está listo: ").contains("Código");
        }
    }

    @Test
    @DisplayName("beyond loopback shows a certificate of its own, tells its fingerprint, and keeps it")
    void beyondLoopback() throws IOException, GeneralSecurityException {
        Path data = folder.resolve("open");
        String fingerprint;
        try (NodeProcess node = started(data, "--listen", "0.0.0.0")) {
            fingerprint = Fingerprint.shownAt(port + 1);
            assertThat(node.output())
                    .containsPattern("is ready: https://[0-9.]+:" + (port + 1) + "/\n")
                    .contains("SHA-256 " + fingerprint);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("tls/node.p12"))))
                    .isEqualTo("rw-------");
            assertThat(node.stop()).isZero();
        }
        Files.delete(data.resolveSibling("open.output"));
        try (NodeProcess again = started(data, "--listen", "0.0.0.0")) {
            assertThat(again.output()).contains(fingerprint);
            assertThat(Fingerprint.shownAt(port + 1)).isEqualTo(fingerprint);
        }
    }

    @Test
    @DisplayName("joins one that shows its pages on HTTPS, by whichever port somebody knows of it")
    void joinsByHttps() {
        try (NodeProcess open = started(folder.resolve("open"), "--listen", "0.0.0.0");
                NodeProcess byHttp = NodeProcess.start(folder.resolve("http"), "--join", "127.0.0.1:" + port);
                NodeProcess byHttps = NodeProcess.start(folder.resolve("https"), "--join", "127.0.0.1:" + (port + 1))) {
            for (NodeProcess node : List.of(open, byHttp, byHttps)) {
                await().atMost(READY)
                        .untilAsserted(() -> assertThat(Answers.nodes(node)).hasSize(3));
            }
        }
    }

    private NodeProcess started(Path data, String... options) {
        NodeProcess node = NodeProcess.launch(data, port, options);
        await().atMost(READY)
                .failFast(() ->
                        assertThat(node.process().isAlive()).as(node.output()).isTrue())
                .until(() -> node.output().contains("Ctrl-C"));
        return node;
    }
}
