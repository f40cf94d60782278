package org.cloudy.platform.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Daemons as the node's own children. They end with it, in whatever way it ends. */
final class SupervisedDaemons implements Daemons, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedDaemons.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern SIGNAL = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
    private static final Duration SIGNALLED = Duration.ofSeconds(5);

    private final CommandRunner commands;
    private final Supervision supervision;
    private final ExecutorService events = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("cloudy-daemon-events").factory());
    private final List<Consumer<DaemonStatus>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, SupervisedDaemon> daemons = new ConcurrentHashMap<>();
    /** Names in the order of their latest start. */
    private final List<String> order = new CopyOnWriteArrayList<>();

    private volatile boolean closed;

    /** @param folder for logs and notes; what an earlier run of the node left behind there is killed */
    SupervisedDaemons(Path folder, Launcher launcher, Spawner spawner, Mark mark, CommandRunner commands) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the daemons cannot be made", e);
        }
        Leftovers leftovers = new Leftovers(folder, mark);
        leftovers.endAll();
        this.commands = commands;
        this.supervision =
                new Supervision(folder, launcher, spawner, mark, leftovers, InstantSource.system(), this::tell);
    }

    @Override
    public void start(DaemonSpec spec) {
        if (closed) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.closed");
        }
        SupervisedDaemon daemon = daemon(spec.name());
        order.remove(spec.name());
        order.add(spec.name());
        daemon.start(spec);
    }

    @Override
    public void signal(String name, String signal) {
        if (!SIGNAL.matcher(signal).matches()) {
            throw new IllegalArgumentException("no name of a signal: " + signal);
        }
        Long pid = status(name).pid();
        if (pid == null) {
            throw Failure.of(FailureCode.NOT_FOUND, "host.daemon-not-running", Map.of("daemon", name));
        }
        CommandResult result = commands.run(Command.of(SIGNALLED, "kill", "-s", signal, pid.toString()), line -> {});
        if (!result.succeeded()) {
            throw Failure.of(FailureCode.NOT_FOUND, "host.daemon-not-running", Map.of("daemon", name));
        }
    }

    @Override
    public void stop(String name) {
        SupervisedDaemon daemon = daemons.get(name);
        if (daemon != null) {
            daemon.stop();
        }
    }

    @Override
    public DaemonStatus status(String name) {
        return daemon(name).status();
    }

    @Override
    public boolean listens(String name, int port) {
        return daemon(name).listens(port);
    }

    @Override
    public List<String> log(String name, int lines) {
        return new DaemonLog(supervision.folder(), checked(name)).last(lines);
    }

    @Override
    public List<String> logged() {
        return DaemonLog.names(supervision.folder()).stream()
                .filter(name -> NAME.matcher(name).matches())
                .toList();
    }

    @Override
    public List<LoggedLine> timedLog(String name, int lines) {
        return new DaemonLog(supervision.folder(), checked(name)).timed(lines);
    }

    @Override
    public void onChange(Consumer<DaemonStatus> listener) {
        listeners.add(listener);
    }

    /** Ends all daemons, the last one started first. */
    @Override
    public void close() {
        closed = true;
        new ArrayList<>(order).reversed().stream().map(this::daemon).forEach(SupervisedDaemon::close);
        events.close();
    }

    private SupervisedDaemon daemon(String name) {
        return daemons.computeIfAbsent(checked(name), wanted -> new SupervisedDaemon(wanted, supervision));
    }

    /** In order, and never in a daemon's turn: a listener may well ask for another start or stop. */
    private void tell(DaemonStatus status) {
        events.execute(() -> listeners.forEach(listener -> {
            try {
                listener.accept(status);
            } catch (RuntimeException e) {
                LOG.warn("A listener failed at the state {} of {}", status.state(), status.name(), e);
            }
        }));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a daemon is named by 1 to 100 letters, digits, '.', '_' and '-', not: " + name);
        }
        return name;
    }
}
