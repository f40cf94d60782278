package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;

/** The least host that runs real processes: no restarts, no log, no packages. */
final class ProcessHost implements Host, Daemons, AutoCloseable {
    private final Map<String, Process> processes = new ConcurrentHashMap<>();

    @Override
    public Packages packages() {
        throw new UnsupportedOperationException("the sample has no packages");
    }

    @Override
    public Daemons daemons() {
        return this;
    }

    @Override
    public CommandResult run(Command command) {
        throw new UnsupportedOperationException("the sample runs no commands");
    }

    @Override
    public void start(DaemonSpec spec) {
        processes.computeIfAbsent(spec.name(), name -> {
            try {
                return new ProcessBuilder(spec.command())
                        .directory(spec.folder().toFile())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void signal(String name, String signal) {
        throw new UnsupportedOperationException("the sample gets no signals");
    }

    @Override
    public void stop(String name) {
        Process process = processes.remove(name);
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public DaemonStatus status(String name) {
        Process process = processes.get(name);
        return process == null
                ? new DaemonStatus(name, DaemonState.STOPPED, null, Instant.EPOCH, 0, null)
                : new DaemonStatus(name, DaemonState.RUNNING, process.pid(), Instant.EPOCH, 0, null);
    }

    @Override
    public List<String> log(String name, int lines) {
        return List.of();
    }

    @Override
    public void onChange(Consumer<DaemonStatus> listener) {
        // Nobody listens in these tests.
    }

    @Override
    public void close() {
        List.copyOf(processes.keySet()).forEach(this::stop);
    }
}
