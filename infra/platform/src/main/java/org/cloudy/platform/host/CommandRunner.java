package org.cloudy.platform.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands to their end, or to their deadline. */
final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
    private static final int LINES = 1000;
    /** How long output is waited for that a program left behind may still write. */
    private static final Duration LAST_LINES = Duration.ofSeconds(2);

    private final Start start;

    /** How a command becomes a process. */
    @FunctionalInterface
    interface Start {
        Process of(Command command) throws IOException;
    }

    CommandRunner(Start start) {
        this.start = start;
    }

    /**
     * Runs a command.
     *
     * @param log told each line as it comes
     * @throws Failure UNAVAILABLE if the program is not there, TIMEOUT if it was killed at its deadline
     * @throws CancellationException if the thread was interrupted; the command was killed
     */
    CommandResult run(Command command, Consumer<String> log) {
        Process process = start(command);
        Tail tail = new Tail(LINES);
        Thread output = ProcessOutput.read(process, line -> {
            tail.add(line);
            log.accept(line);
        });
        try {
            tell(process, command.input());
            process.onExit().get(command.deadline().toMillis(), TimeUnit.MILLISECONDS);
            output.join(LAST_LINES);
            return new CommandResult(process.exitValue(), tail.lines());
        } catch (TimeoutException e) {
            throw Failure.of(
                    FailureCode.TIMEOUT,
                    "host.command-timeout",
                    Map.of("program", command.arguments().getFirst(), "seconds", seconds(command.deadline())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException(command.arguments().getFirst() + " was cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process cannot be waited for", e);
        } finally {
            if (process.isAlive()) {
                ProcessTree.kill(process.toHandle());
            }
        }
    }

    /** A program that ends without having read all of it is no failure: its exit status tells. */
    private static void tell(Process process, @Nullable Secret input) {
        if (input != null) {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.reveal().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                LOG.debug("A program did not read its input", e);
            }
        }
    }

    private Process start(Command command) {
        try {
            return start.of(command);
        } catch (IOException e) {
            throw unusable(command.arguments().getFirst(), e);
        }
    }

    static Failure unusable(String program, IOException cause) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "host.program-unusable",
                Map.of("program", program, "cause", String.valueOf(cause.getMessage())));
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }
}
