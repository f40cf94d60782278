package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code cloudy} command against the node of one data folder. */
public final class CommandLine {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Path data;

    /** Commands to the node that keeps its data there. */
    public CommandLine(Path data) {
        this.data = data;
    }

    /** How a command ended: its exit status, and what it wrote to standard output and standard error. */
    public record Result(int exit, String out, String err) {
        /** This result if the command succeeded; otherwise the test fails with what it wrote. */
        public Result expectSuccess() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + "\n" + out + err);
            }
            return this;
        }
    }

    /** Runs a command to its end, with nothing on standard input. */
    public Result run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Distribution.client().toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        try {
            Path out = Files.createTempFile("cloudy-out", null);
            Path err = Files.createTempFile("cloudy-err", null);
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().put("LC_ALL", "C.UTF-8");
                Process process = builder.start();
                if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(String.join(" ", command) + " did not end within " + DEADLINE);
                }
                return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a command ran", e);
        }
    }
}
