package org.cloudy.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A process between two devices of the switches, which it makes, that lets frames wait; the kernel alone cannot everywhere. */
final class Relay implements AutoCloseable {
    private static final double NANOS = 1e6;

    private final Process process;

    private Relay(Process process) {
        this.process = process;
    }

    /** Returns when both devices are there. */
    static Relay start(Namespace switches, String near, String far) {
        List<String> command = switches.inhabit("--net");
        command.addAll(Script.RELAY.command(near, far));
        try {
            Process process =
                    Commands.prepare(command).redirectErrorStream(true).start();
            String line = process.inputReader().readLine();
            if (!"ready".equals(line)) {
                String rest = process.inputReader().lines().collect(Collectors.joining("\n"));
                throw new IllegalStateException("frames cannot be delayed: " + line + "\n" + rest);
            }
            return new Relay(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long frames take that come from now on. */
    void set(Duration delay, Duration jitter) {
        try {
            String line = milliseconds(delay) + " " + milliseconds(jitter) + "\n";
            process.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String milliseconds(Duration duration) {
        return String.valueOf(duration.toNanos() / NANOS);
    }

    /** Takes both devices away; frames on their way are lost. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
