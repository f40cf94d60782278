package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityTrial;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service without code")
class DeclaredLifeIT {
    private static final String PLUGIN = Shipped.file("shipped/website.yaml")
            .replace("settings:\n", """
                    settings:
                      directive:
                        kind: text
                        title: { en: a, es: a, ca: a }
                        help: { en: a, es: a, ca: a }
                        optional: true
                      password:
                        kind: secret
                        title: { en: a, es: a, ca: a }
                        help: { en: a, es: a, ca: a }
                    """)
            .replace("server_tokens off;", "server_tokens off; {{directive}}")
            .replace("daemons:\n", """
                    prepare:
                      note: { command: [/usr/bin/tee, -a, pages/note], input: "{{password}}," }
                    health:
                      note: { command: [/usr/bin/grep, -q, "{{password}},", pages/note] }
                      page: { page: { http: /note, port: port } }
                    daemons:
                    """);

    /** A server that answers on UDP alone. */
    private static final String CLOCK = Shipped.sample("clock")
            .replaceFirst("(?m)^packages: .*$", "")
            .replaceFirst("(?m)^folders: .*$", """
                    files:
                      serve.py:
                        text: |
                          import socket
                          server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                          server.bind(("{{listen}}", {{port}}))
                          while True:
                              server.sendto(b"noon", server.recvfrom(16)[1])
                    """)
            .replaceFirst(
                    "(?m)^    command: .*$",
                    "    command: [/usr/bin/python3, \"{{folder}}/serve.py\"]\n    transport: udp")
            .replace("_http._tcp", "_clock._udp");

    private final int port = FreePorts.one();

    @TempDir
    private Path data;

    private SupervisedHost host;
    private CapabilityTrial<?> trial;

    @BeforeEach
    void install() {
        Declaration declaration = PluginReader.read(PLUGIN);
        assertThat(declaration.problems()).isEmpty();
        host = new SupervisedHost(data);
        trial = new CapabilityTrial<>(
                declaration.plugin().orElseThrow().capability().describe(), data, host);
        trial.install();
        trial.configure(Map.of("port", port, "password", "first"));
    }

    @AfterEach
    void end() {
        trial.end();
        host.close();
    }

    @Test
    @DisplayName("goes on with the configuration that it had when its program refuses a new one")
    void refusedConfiguration() throws IOException {
        trial.enable();
        List<Long> running = pids();
        String before = Files.readString(trial.folder().resolve("nginx.conf"));

        trial.configure(Map.of("directive", "no_such_directive on;"));
        assertThatThrownBy(trial::enable)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.getMessage()).contains("no_such_directive"));

        assertThat(trial.folder().resolve("nginx.conf")).hasContent(before);
        assertThat(pids()).isEqualTo(running);
    }

    @Test
    @DisplayName("is not switched on before its owner has chosen a password")
    void asked() {
        CapabilityTrial<?> fresh = new CapabilityTrial<>(
                PluginReader.read(PLUGIN).plugin().orElseThrow().capability().describe(), data, host);
        fresh.install();
        fresh.configure(Map.of("port", port));

        assertThatThrownBy(fresh::enable).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
            assertThat(failure.getMessage()).contains("password");
        });
    }

    @Test
    @DisplayName(
            "is prepared once for each change of what the command is told, and its checks tell when that is undone")
    void prepared() throws IOException {
        trial.enable();
        trial.enable();
        assertThat(note()).isEqualTo("first,");
        assertThat(trial.diagnose(true)).extracting(CheckResult::health).containsOnly(Health.PASSING);

        trial.configure(Map.of("password", "second"));
        trial.enable();
        assertThat(note()).isEqualTo("first,second,");

        Files.delete(trial.folder().resolve("pages/note"));
        assertThat(trial.diagnose(true))
                .filteredOn(check -> check.health() == Health.CRITICAL)
                .extracting(CheckResult::component)
                .containsExactly("health-note", "health-page");
    }

    @Test
    @DisplayName("does not write through a link that stands in the place of one of its folders")
    void link() throws IOException {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.delete(trial.folder().resolve("pages"));
        Files.createSymbolicLink(trial.folder().resolve("pages"), elsewhere);

        assertThatThrownBy(trial::enable)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    @DisplayName("has a UDP port to itself, and is not started where another program has that")
    void udp() throws IOException {
        CapabilityTrial<?> clock = new CapabilityTrial<>(
                PluginReader.read(CLOCK).plugin().orElseThrow().capability().describe(), data, host);
        clock.install();
        clock.configure(Map.of("port", port));
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(clock::enable)
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
        }

        clock.enable();
        await().ignoreExceptionsInstanceOf(IOException.class)
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ask(port)).isEqualTo("noon"));
        clock.enable();
        assertThat(clock.diagnose(true)).extracting(CheckResult::health).containsOnly(Health.PASSING);
        clock.disable();
        clock.remove();
    }

    /** What a server answers to a datagram. */
    private static String ask(int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(1_000);
            socket.send(
                    new DatagramPacket(new byte[1], 1, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            DatagramPacket answer = new DatagramPacket(new byte[16], 16);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
        }
    }

    private String note() throws IOException {
        return Files.readString(trial.folder().resolve("pages/note"));
    }

    private List<Long> pids() {
        return trial.daemons().stream().map(DaemonStatus::pid).toList();
    }
}
