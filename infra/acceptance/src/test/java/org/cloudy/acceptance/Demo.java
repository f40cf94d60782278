package org.cloudy.acceptance;

import static org.cloudy.acceptance.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code cloudy demo} in a terminal of its own, on the node that this build assembled; closed, all of it is ended. */
final class Demo implements AutoCloseable {
    /** From the address of one node to that of the next. */
    static final int PORTS_OF_A_NODE = 10;

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(30);

    private final Path data;
    private final Path output;
    private final Process script;

    private Demo(Path data, Path output, Process script) {
        this.data = data;
        this.output = output;
        this.script = script;
    }

    /** Starts it, and waits until it says how it is ended. */
    static Demo start(Path folder, int http, String... options) {
        Path data = folder.resolve("demo");
        Path output = folder.resolve("demo.output");
        // A session of its own, for Ctrl-C goes to all that runs in a terminal; and one that the build does not ignore.
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                "env",
                "--default-signal=INT",
                System.getProperty("cloudy.script"),
                "demo",
                "--http",
                String.valueOf(http),
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CLOUDY_"));
        builder.environment().put("CLOUDY_HOME", System.getProperty("cloudy.home"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Demo demo = new Demo(data, output, builder.start());
            demo.awaitReady();
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try {
            await("the demo is ready")
                    .atMost(READY_WITHIN)
                    .failFast("the demo ended", () -> !script.isAlive())
                    .until(() -> output().contains("Ctrl-C"));
        } catch (RuntimeException e) {
            close();
            throw new AssertionError(output(), e);
        }
    }

    /** All that it wrote to its terminal. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of one of its nodes, counted from 1. */
    Path node(int number) {
        return data.resolve("node-" + number);
    }

    /** The script and all that it started, and that they started. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(script.toHandle()), script.descendants()).toList();
    }

    /** Ends it as a person does; the exit status. */
    int pressCtrlC() {
        try {
            new ProcessBuilder("kill", "-INT", "--", "-" + script.pid()).start().waitFor();
            if (!script.waitFor(END_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the demo did not end within " + END_WITHIN + ":\n" + output());
            }
            return script.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the demo ended", e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> left = processes();
        try {
            if (script.isAlive()) {
                pressCtrlC();
            }
        } finally {
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
