package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of real, tiny daemons. */
class SupervisedDaemonsIT {
    private static final String NAME = "test.daemon";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private SupervisedHost host;
    private Daemons daemons;
    private final List<DaemonState> states = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        host = new SupervisedHost(data);
        daemons = host.daemons();
        daemons.onChange(status -> states.add(status.state()));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("A daemon that was never started is stopped, and has no log")
    void never() {
        assertThat(daemons.status("nobody").state()).isEqualTo(DaemonState.STOPPED);
        assertThat(daemons.log("nobody", 10)).isEmpty();
        daemons.stop("nobody");
    }

    @Test
    @DisplayName("Starting what runs with the same specification changes nothing; with another one it is restarted")
    void startAgain() {
        daemons.start(script("exec sleep 1000"));
        long first = pid();
        daemons.start(script("exec sleep 1000"));
        assertThat(pid()).isEqualTo(first);

        daemons.start(script("exec sleep 1001"));

        assertThat(pid()).isNotEqualTo(first);
        assertThat(ProcessHandle.of(first)).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(states)
                        .containsExactly(
                                DaemonState.STARTING, DaemonState.RUNNING, DaemonState.STARTING, DaemonState.RUNNING));
    }

    @Test
    @DisplayName("A daemon that dies is started again, counted, and keeps its log")
    void restarts() {
        daemons.start(script("echo hello from $$; exec sleep 1000"));
        long first = pid();
        await().atMost(PATIENCE).until(() -> daemons.log(NAME, 10).contains("hello from " + first));

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE)
                .until(() -> daemons.status(NAME).restarts() == 1
                        && daemons.status(NAME).state() == DaemonState.RUNNING);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(daemons.log(NAME, 10))
                        .containsExactly("hello from " + first, "hello from " + pid()));
        assertThat(states).contains(DaemonState.BACKING_OFF);
    }

    @Test
    @DisplayName("A daemon that dies five times is given up, and its last lines are told; it can be started again")
    void givesUp() throws IOException {
        Path cure = data.resolve("cured");
        DaemonSpec sick = script("test -e " + cure + " && exec sleep 1000; sleep 0.7; echo I am sick; exit 1");
        daemons.start(sick);

        await().atMost(Duration.ofMinutes(2)).until(() -> daemons.status(NAME).state() == DaemonState.FAILED);
        assertThat(daemons.status(NAME).reason()).isEqualTo(Text.verbatim("I am sick"));
        assertThat(daemons.status(NAME).restarts()).isEqualTo(4);

        Files.createFile(cure);
        daemons.start(sick);
        assertThat(daemons.status(NAME)).satisfies(status -> {
            assertThat(status.state()).isEqualTo(DaemonState.RUNNING);
            assertThat(status.reason()).isNull();
        });
    }

    @Test
    @DisplayName("A daemon that dies at its start fails with its exit status and last lines, and is not started again")
    void diesAtStart() {
        DaemonSpec broken = script("echo first; echo no such port >&2; exit 7").readyAt(freePort());

        assertThatThrownBy(() -> daemons.start(broken)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("7").hasMessageContaining("no such port");
        });
        assertThat(daemons.status(NAME).state()).isEqualTo(DaemonState.FAILED);
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> !states.contains(DaemonState.BACKING_OFF));
    }

    @Test
    @DisplayName("Of a daemon that dies without a word its exit status is told, in every language")
    void diesSilently() {
        DaemonSpec mute = script("exit 7").readyAt(freePort());

        assertThatThrownBy(() -> daemons.start(mute)).hasMessageContaining("(exit status 7) without a word");
        assertThat(daemons.status(NAME).reason())
                .isEqualTo(Messages.everywhere("host.daemon-died-silently", Map.of("daemon", NAME, "status", "7")));
    }

    @Test
    @DisplayName("A daemon that does not listen in time is ended")
    void notReady() {
        int port = freePort();
        DaemonSpec deaf = new DaemonSpec(
                NAME,
                List.of("sleep", "1000"),
                data,
                Map.of(),
                null,
                port,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));

        assertThatThrownBy(() -> daemons.start(deaf))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE));
        assertThat(ownProcesses()).isZero();
    }

    @Test
    @DisplayName("It is ready when it listens; a port where somebody else listens is a conflict")
    void readyAt() throws IOException {
        int port = freePort();
        DaemonSpec listener = DaemonSpec.of(
                        NAME,
                        data,
                        List.of("python3", "-m", "http.server", "--bind", "127.0.0.1", String.valueOf(port)))
                .readyAt(port);
        daemons.start(listener);
        assertThat(LocalPort.answers(port)).isTrue();
        assertThat(daemons.listens(NAME, port)).isTrue();
        daemons.stop(NAME);
        assertThat(daemons.listens(NAME, port)).isFalse();

        try (ServerSocket other = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> daemons.start(listener))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
        }
    }

    @Test
    @DisplayName("A daemon that ignores SIGTERM is killed after its grace period, with its children")
    void stubborn() {
        DaemonSpec stubborn = new DaemonSpec(
                NAME,
                List.of("sh", "-c", "trap '' TERM; (setsid sleep 1000 &) ; while true; do sleep 1; done"),
                data,
                Map.of(),
                null,
                null,
                Duration.ofSeconds(5),
                Duration.ofMillis(500));
        daemons.start(stubborn);
        await().atMost(PATIENCE).until(() -> ownProcesses() > 1);

        daemons.stop(NAME);

        assertThat(daemons.status(NAME).state()).isEqualTo(DaemonState.STOPPED);
        await().atMost(PATIENCE).until(() -> ownProcesses() == 0);
    }

    @Test
    @DisplayName("Stopping cuts a slow start short")
    void stopWhileStarting() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread starter = Thread.startVirtualThread(() -> {
            try {
                daemons.start(script("exec sleep 1000").readyAt(freePort()));
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        await().atMost(PATIENCE).until(() -> daemons.status(NAME).state() == DaemonState.STARTING);

        daemons.stop(NAME);
        assertThat(starter.join(PATIENCE)).isTrue();

        assertThat(thrown.get()).isInstanceOf(java.util.concurrent.CancellationException.class);
        assertThat(daemons.status(NAME).state()).isEqualTo(DaemonState.STOPPED);
        assertThat(ownProcesses()).isZero();
    }

    @Test
    @DisplayName("A signal reaches the daemon; one that does not run has none")
    void signal() {
        daemons.start(script("trap 'echo reloaded' HUP; echo up; while true; do sleep 0.1; done"));
        await().atMost(PATIENCE).until(() -> daemons.log(NAME, 5).contains("up"));

        daemons.signal(NAME, "HUP");

        await().atMost(PATIENCE).until(() -> daemons.log(NAME, 5).contains("reloaded"));
        daemons.stop(NAME);
        assertThatThrownBy(() -> daemons.signal(NAME, "HUP"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
    }

    @Test
    @DisplayName("Closing the host ends all daemons, the last one started first, and lets none start any more")
    void closing() {
        for (String name : List.of("a", "b", "c")) {
            daemons.start(DaemonSpec.of(name, data, List.of("sleep", "1000")));
        }
        List<String> stopped = new CopyOnWriteArrayList<>();
        daemons.onChange(status -> {
            if (status.state() == DaemonState.STOPPED) {
                stopped.add(status.name());
            }
        });

        host.close();

        assertThat(stopped).containsExactly("c", "b", "a");
        assertThat(ownProcesses()).isZero();
        assertThatThrownBy(() -> daemons.start(script("exec sleep 1"))).isInstanceOf(Failure.class);
    }

    @Test
    @DisplayName("A daemon's name cannot lead out of the folder of logs")
    void names() {
        assertThatThrownBy(() -> daemons.log("../node", 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private DaemonSpec script(String script) {
        return DaemonSpec.of(NAME, data, List.of("sh", "-c", script));
    }

    private long pid() {
        Long pid = daemons.status(NAME).pid();
        assertThat(pid).isNotNull();
        return pid == null ? 0 : pid;
    }

    private long ownProcesses() {
        return new Mark(data.resolve("daemons")).bearers().count();
    }

    /** Not one of those that Linux gives to whoever asks for any: it would give it away again before it is used. */
    private static int freePort() {
        for (int attempt = 0; attempt < 200; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 15_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody has it: another one.
            }
        }
        throw new IllegalStateException("no free port found");
    }
}
