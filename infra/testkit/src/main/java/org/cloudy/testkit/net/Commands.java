package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudy.testkit.CommandLine;

/** Runs commands to their end. */
final class Commands {
    /** What a tool that sets something up may take. */
    static final Duration SOON = Duration.ofSeconds(30);

    /** How long output is waited for that something left behind may still write. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private Commands() {}

    /** Prepares a command: the tools of the system administrator are found also by others, in a language that is parsed. */
    static ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        // Hosts have buses of their own.
        environment.keySet().removeIf(name -> name.startsWith("DBUS_"));
        environment.merge("PATH", "/usr/local/sbin:/usr/sbin:/sbin", (own, more) -> own + ":" + more);
        environment.put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** Runs a tool of the bed's own; what it wrote to standard output. */
    static String must(List<String> command, String input) {
        CommandLine.Result result = run(command, input, SOON);
        if (result.exit() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + "\n" + input + "\nexit " + result.exit() + ": " + result.err());
        }
        return result.out();
    }

    /** Runs a command with something on its standard input; killed with all that it started at its deadline. */
    static CommandLine.Result run(List<String> command, String input, Duration deadline) {
        try {
            Process process = prepare(command).start();
            try {
                CompletableFuture<String> out = read(process.getInputStream());
                CompletableFuture<String> err = read(process.getErrorStream());
                write(process, input);
                if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new AssertionError(String.join(" ", command) + " did not end within " + deadline);
                }
                return new CommandLine.Result(process.exitValue(), rest(out), rest(err));
            } finally {
                kill(process);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a command ran", e);
        }
    }

    /** Kills a process with all that it started. */
    static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void write(Process process, String input) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it had read all; its exit status tells more.
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.completeExceptionally(e);
            }
        });
        return text;
    }

    private static String rest(CompletableFuture<String> text) throws IOException, InterruptedException {
        try {
            return text.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("something that a command left running keeps its output open", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
