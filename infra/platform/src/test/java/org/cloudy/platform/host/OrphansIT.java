package org.cloudy.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cloudy.platform.host.Ended.hasEnded;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of daemons when a node is killed: a real one, in a JVM of its own. */
class OrphansIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killAll() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        });
    }

    @Test
    @DisplayName("The daemon of a node that is killed is gone within a second")
    void killed() throws IOException {
        assumeTrue(Programs.find("setpriv").isPresent(), "this machine has no setpriv");
        Process node = node("-", "sleep", "1000");
        ProcessHandle daemon = daemonOf(node);

        node.destroyForcibly().onExit().join();

        await().atMost(SOON).until(() -> hasEnded(daemon));
    }

    @Test
    @DisplayName("So is one that runs as another account")
    void killedAsOtherAccount() throws IOException {
        assumeTrue(Account.isRoot(), "not root");
        Process node = node("nobody", "sleep", "1000");
        ProcessHandle daemon = daemonOf(node);
        assertThat(daemon.info().user()).contains("nobody");

        node.destroyForcibly().onExit().join();

        await().atMost(SOON).until(() -> hasEnded(daemon));
    }

    @Test
    @DisplayName("A node that is told to end takes its daemon along, even if it does nothing about it")
    void terminated() throws IOException {
        assumeTrue(Programs.find("setpriv").isPresent(), "this machine has no setpriv");
        Process node = node("-", "sleep", "1000");
        ProcessHandle daemon = daemonOf(node);

        node.destroy();
        node.onExit().join();

        await().atMost(SOON).until(() -> hasEnded(daemon));
    }

    @Test
    @DisplayName("So is a command that it runs, and what that left behind is killed when the node starts again")
    void command() throws IOException {
        assumeTrue(Programs.find("setpriv").isPresent(), "this machine has no setpriv");
        Path pid = data.resolve("command");
        Path childPid = data.resolve("child");
        Process node = node(
                "command",
                "sh",
                "-c",
                "sleep 1000 & echo $! > " + childPid + "; echo $$ > " + pid + "; exec sleep 1000");
        ProcessHandle command = noted(pid);
        ProcessHandle child = noted(childPid);

        node.destroyForcibly().onExit().join();

        await().atMost(SOON).until(() -> hasEnded(command));
        new SupervisedHost(data).close();
        await().atMost(SOON).until(() -> hasEnded(child));
    }

    @Test
    @DisplayName("What a daemon started, and what lost its parent, is killed when the node starts again")
    void leftovers() throws IOException {
        Path pid = data.resolve("child");
        Process node = node("-", "sh", "-c", "setsid sleep 1000 & echo $! > " + pid + "; wait");
        daemonOf(node);
        ProcessHandle child = noted(pid);
        node.destroyForcibly().onExit().join();
        assertThat(hasEnded(child)).isFalse();

        new SupervisedHost(data).close();

        await().atMost(SOON).until(() -> hasEnded(child));
    }

    @Test
    @DisplayName("A note of a process that is another one by now kills nobody")
    void staleNote() throws IOException {
        Process bystander = new ProcessBuilder("sleep", "1000").start();
        started.add(bystander);
        Files.createDirectories(data.resolve("daemons"));
        Files.writeString(data.resolve("daemons/test.pid"), bystander.pid() + " 2020-01-01T00:00:00Z");
        Files.writeString(data.resolve("daemons/torn.pid"), "not a");

        new SupervisedHost(data).close();

        assertThat(bystander.isAlive()).isTrue();
        assertThat(data.resolve("daemons/test.pid")).doesNotExist();
    }

    @Test
    @DisplayName("A note of a daemon that still runs, without the kernel's help, ends it")
    void note() throws IOException {
        Process orphan = new ProcessBuilder("sleep", "1000").start();
        started.add(orphan);
        Files.createDirectories(data.resolve("daemons"));
        new Leftovers(data.resolve("daemons"), new Mark(data)).remember("test", orphan.toHandle());

        new SupervisedHost(data).close();

        await().atMost(SOON).until(() -> hasEnded(orphan.toHandle()));
    }

    private Process node(String account, String... command) throws IOException {
        Process process = new ProcessBuilder(NodeThatDies.command(data, account, command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    private static ProcessHandle noted(Path pid) throws IOException {
        await().atMost(SOON)
                .until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    }

    private static ProcessHandle daemonOf(Process node) throws IOException {
        BufferedReader reader = node.inputReader(StandardCharsets.UTF_8);
        return ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
    }
}
