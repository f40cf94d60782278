package org.cloudy.platform.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A daemon that stays in the foreground.
 *
 * @param name unique on the node
 * @param command program and arguments
 * @param folder working directory; it belongs to {@code user}
 * @param user account that it runs as when the node itself is root; null for the node's own
 * @param readyPort TCP port that it listens on once it is ready; null if running is enough
 * @param otherPorts TCP ports that it listens on besides, sooner or later
 * @param startWithin how long it may take to get ready
 * @param stopWithin grace period from SIGTERM to SIGKILL
 */
public record DaemonSpec(
        String name,
        List<String> command,
        Path folder,
        Map<String, String> environment,
        @Nullable String user,
        @Nullable Integer readyPort,
        Set<Integer> otherPorts,
        Duration startWithin,
        Duration stopWithin) {
    public DaemonSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        otherPorts = Set.copyOf(otherPorts);
    }

    /** A daemon with one port, or none. */
    public DaemonSpec(
            String name,
            List<String> command,
            Path folder,
            Map<String, String> environment,
            @Nullable String user,
            @Nullable Integer readyPort,
            Duration startWithin,
            Duration stopWithin) {
        this(name, command, folder, environment, user, readyPort, Set.of(), startWithin, stopWithin);
    }

    /** A daemon in the node's own name, ready within 30 s, ended within 10 s. */
    public static DaemonSpec of(String name, Path folder, List<String> command) {
        return new DaemonSpec(
                name, command, folder, Map.of(), null, null, Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    /** Ready when it listens on this TCP port. */
    public DaemonSpec readyAt(int port) {
        return new DaemonSpec(name, command, folder, environment, user, port, otherPorts, startWithin, stopWithin);
    }

    /** It listens on these TCP ports, too. */
    public DaemonSpec alsoAt(Set<Integer> ports) {
        return new DaemonSpec(name, command, folder, environment, user, readyPort, ports, startWithin, stopWithin);
    }

    /** Whether this is one of its TCP ports. */
    public boolean has(int port) {
        return otherPorts.contains(port) || (readyPort != null && readyPort == port);
    }

    /** With this environment besides the node's own. */
    public DaemonSpec with(Map<String, String> variables) {
        return new DaemonSpec(name, command, folder, variables, user, readyPort, otherPorts, startWithin, stopWithin);
    }

    /** Runs as this account when the node itself is root. */
    public DaemonSpec as(String account) {
        return new DaemonSpec(
                name, command, folder, environment, account, readyPort, otherPorts, startWithin, stopWithin);
    }
}
