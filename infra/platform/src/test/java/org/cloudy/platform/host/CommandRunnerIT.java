package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cloudy.platform.host.Ended.hasEnded;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    @DisplayName("Both outputs are read to the last line, also one without a line break")
    void output() {
        assertThat(run("echo out; echo err >&2; printf last; exit 3"))
                .isEqualTo(new CommandResult(3, List.of("out", "err", "last")));
    }

    @Test
    @DisplayName("No last line is lost, however fast the program ends")
    void lastLines() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> runner().run(Command.of(LONG, "echo", "line " + i), l -> {})))
                .allSatisfy(result -> assertThat(result.output()).hasSize(1));
    }

    @Test
    @DisplayName(
            "Of a long output the last thousand lines are kept, and long lines are cut; each line is told as it comes")
    void bounded() {
        List<String> told = new CopyOnWriteArrayList<>();
        CommandResult result = runner().run(shell("seq 5000; head -c 100000 /dev/zero | tr '\\0' x"), told::add);

        assertThat(result.output()).hasSize(1000).first().isEqualTo("4002");
        assertThat(result.output().getLast()).hasSize(8 * 1024);
        assertThat(told).hasSize(5001);
    }

    @Test
    @DisplayName("Control characters do not reach the reader's terminal")
    void controlCharacters() {
        assertThat(run("printf '\\033[31mred\\ttab\\r\\n'").output()).containsExactly("[31mred\ttab");
    }

    @Test
    @DisplayName("Of a progress display only its last state is kept")
    void progress() {
        assertThat(run("printf '5%%\\r50%%\\r100%%\\n'").output()).containsExactly("100%");
    }

    @Test
    @DisplayName("At its deadline a command is killed with all that it started, and the failure names it")
    void deadline() {
        List<String> child = new CopyOnWriteArrayList<>();
        Command slow = Command.of(Duration.ofSeconds(5), "sh", "-c", "sleep 1000 & echo $!; wait");

        assertThatThrownBy(() -> runner().run(slow, child::add)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT);
            assertThat(failure).hasMessageContaining("sh");
        });
        await().atMost(LONG).until(() -> hasEnded(Long.parseLong(child.getFirst())));
    }

    @Test
    @DisplayName("A command whose thread is interrupted is killed")
    void cancelled() throws InterruptedException {
        List<String> pid = new CopyOnWriteArrayList<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                runner().run(shell("echo $$; exec sleep 1000"), pid::add);
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        await().atMost(LONG).until(() -> !pid.isEmpty());

        caller.interrupt();
        caller.join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        await().atMost(LONG).until(() -> hasEnded(Long.parseLong(pid.getFirst())));
    }

    @Test
    @DisplayName("A program that is not on the machine is named")
    void missing() {
        assertThatThrownBy(() -> runner().run(Command.of(LONG, "no-such-program"), line -> {}))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE);
                    assertThat(failure).hasMessageContaining("no-such-program");
                });
    }

    @Test
    @DisplayName("A program that leaves a child with its output behind does not hold its caller")
    void daemonising() {
        CommandResult result = run("sleep 20 & echo done");

        assertThat(result.output()).containsExactly("done");
    }

    @Test
    @DisplayName("The node's own environment stays with the node, the command's is given, and its input is empty")
    void environment() {
        Command command = new Command(List.of("sh", "-c", "env; wc -c"), LONG, null, null, Map.of("GIVEN", "yes"));

        assertThat(runner().run(command, line -> {}).output())
                .contains("GIVEN=yes", "LC_ALL=C.UTF-8", "0")
                .noneMatch(line -> line.startsWith("JAVA_") || line.startsWith("MAVEN_"));
    }

    @Test
    @DisplayName(
            "As root a command for another account runs as that, in a folder that it gets, below folders that stay closed")
    void otherAccount() throws IOException {
        assumeTrue(Account.isRoot(), "not root");
        Path folder = Files.createDirectories(data.resolve("capabilities/x"));

        CommandResult result = runner().run(
                        new Command(
                                List.of("sh", "-c", "id -un; id -G; touch made; ls ../.."),
                                LONG,
                                folder,
                                "nobody",
                                Map.of()),
                        line -> {});

        assertThat(result.output()).startsWith("nobody", "65534").anyMatch(line -> line.contains("Permission denied"));
        assertThat(folder.resolve("made")).exists();
        assertThat(Files.getOwner(data)).hasToString("root");
    }

    private CommandResult run(String script) {
        return runner().run(shell(script), line -> {});
    }

    private CommandRunner runner() {
        Launcher launcher = new Launcher(data, Account.isRoot());
        return new CommandRunner(command -> launcher.of(command).start());
    }

    private static Command shell(String script) {
        return Command.of(LONG, "sh", "-c", script);
    }
}
