package org.cloudy.testkit.net;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A process that runs on a host; all that it writes goes into a file. It ends with its host at the latest. */
public final class HostProcess implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String name;
    private final Process entry;
    private final ProcessHandle process;
    private final Path log;

    private HostProcess(String name, Process entry, Path log) {
        this.name = name;
        this.entry = entry;
        this.process = behind(entry);
        this.log = log;
    }

    static HostProcess start(String name, List<String> command, Path log) {
        try {
            Files.createDirectories(log.getParent());
            return new HostProcess(
                    name,
                    Commands.prepare(command)
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process that entered a host started there: it waits for that, and ends in the same way. */
    static ProcessHandle behind(Process entry) {
        return Awaitility.await("what was started")
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> entry.isAlive()
                                ? entry.children().findFirst().orElse(entry.toHandle())
                                : entry.toHandle(),
                        found -> found.pid() != entry.pid() || !entry.isAlive());
    }

    /** Its number as this machine counts processes; on its host it has another one. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs; a frozen one does. */
    public boolean isAlive() {
        return entry.isAlive();
    }

    /** The file with all that it wrote. */
    public Path logFile() {
        return log;
    }

    /** All that it wrote so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has written something; fails with what it wrote instead. */
    public HostProcess awaitLog(String text) {
        try {
            Awaitility.await(name + " writes " + text)
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> log().contains(text) || !isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + log(), e);
        }
        if (!log().contains(text)) {
            throw new AssertionError(name + " ended before it wrote " + text + "\n" + log());
        }
        return this;
    }

    /** Sends a signal by its name without SIG. */
    public void signal(String signal) {
        Commands.must(List.of("kill", "-" + signal, String.valueOf(pid())), "");
    }

    /** SIGTERM: it ends in order; its exit status. */
    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits for its end; its exit status. */
    public int awaitEnd() {
        try {
            if (!entry.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " did not end within " + SOON + ":\n" + log());
            }
            return entry.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + name + " ended", e);
        }
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
