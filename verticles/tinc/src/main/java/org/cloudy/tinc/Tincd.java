package org.cloudy.tinc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.host.Host;
import org.jspecify.annotations.Nullable;

/** The tinc daemon: started, told to read its configuration anew, and asked what it sees. */
final class Tincd {
    static final String NAME = "overlay";

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Number of SIGUSR2 on the platforms of Debian that Cloudy runs on. */
    private static final int USR2 = 12;

    private static final int LAST_WORDS = 12;

    private final Host host;
    private final TincFolder folder;
    private final LiveFile log;

    Tincd(Host host, TincFolder folder) {
        this.host = host;
        this.folder = folder;
        this.log = folder.log();
    }

    /**
     * Starts it, or restarts it if device or port are others than those it runs with.
     *
     * @return whether it was started anew, and so knows its whole configuration
     * @throws Failure CONFLICT if another program has the port, UNAVAILABLE with its last words if it dies
     */
    boolean start(String device, int port) {
        boolean starting = isStarting();
        Long before = pid();
        if (before == null) {
            log.clear();
        }
        try {
            host.daemons().start(spec(device, port));
        } catch (Failure failure) {
            throw explained(failure, port);
        }
        // One that the host was just starting may have read the configuration before it was written.
        return !starting && !Objects.equals(before, pid());
    }

    void stop() {
        host.daemons().stop(NAME);
    }

    boolean isRunning() {
        return host.daemons().status(NAME).state() == DaemonState.RUNNING;
    }

    /** Whether it is on its way: somebody started it, or the host starts it anew after it died. */
    boolean isStarting() {
        DaemonState state = host.daemons().status(NAME).state();
        return state == DaemonState.STARTING || state == DaemonState.BACKING_OFF;
    }

    /**
     * Makes it read its configuration: connections to members that it no longer knows are cut, others stay. False if it could
     * not be told.
     */
    boolean reload() {
        return signal("HUP");
    }

    /** What it sees now; empty if it does not run, or does not answer within some seconds. */
    Optional<Dump> dump() {
        Long asked = pid();
        log.clear();
        return signal("USR2") ? whileRunning(asked, () -> Dump.parse(log.lines())) : Optional.empty();
    }

    private DaemonSpec spec(String device, int port) {
        // In its own folder, so that the path of that folder stands in no command that tinc makes of it for a shell.
        List<String> command = List.of(
                "tincd",
                "--no-detach",
                "--config=.",
                "--pidfile=pid",
                "--logfile=live/log",
                "--option=Interface=" + device,
                "--option=Port=" + port);
        return new DaemonSpec(
                NAME, command, folder.path(), Map.of(), null, null, Duration.ofSeconds(10), Duration.ofSeconds(3));
    }

    /** Sends a signal once it has come so far that it does not die of it; false if it does not run. */
    private boolean signal(String signal) {
        Long pid = pid();
        if (pid == null
                || whileRunning(pid, () -> ProcessStatus.catches(pid, USR2)).isEmpty()) {
            return false;
        }
        try {
            host.daemons().signal(NAME, signal);
            return true;
        } catch (Failure gone) {
            return false;
        }
    }

    /** What is found once something is; empty if nothing is within some seconds, or the daemon is another by then. */
    private <T> Optional<T> whileRunning(@Nullable Long pid, Supplier<Optional<T>> look) {
        return Waiting.until(PATIENCE, () -> {
                    Optional<T> found = look.get();
                    return found.isPresent() || !Objects.equals(pid, pid()) ? Optional.of(found) : Optional.empty();
                })
                .flatMap(found -> found);
    }

    private @Nullable Long pid() {
        return host.daemons().status(NAME).pid();
    }

    private Failure explained(Failure failure, int port) {
        List<String> lines = log.lines();
        String last = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        if (last.contains("Address already in use")) {
            return Failure.of(FailureCode.CONFLICT, "overlay.port-taken", Map.of("port", "" + port));
        }
        return last.isEmpty()
                ? failure
                : Failure.of(FailureCode.UNAVAILABLE, "overlay.daemon-died", Map.of("lines", last));
    }
}
