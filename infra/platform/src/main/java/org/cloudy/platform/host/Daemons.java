package org.cloudy.platform.host;

import java.util.List;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;

/** Long-running programs that the node keeps up: restarted with back-off when they die, ended when the node ends. */
public interface Daemons {
    /**
     * Starts a daemon, or restarts it if its specification differs from that of the running one; returns when it is ready.
     *
     * @throws Failure UNAVAILABLE with the daemon's last lines if it does not get ready
     */
    void start(DaemonSpec spec);

    /** Sends a signal to a running daemon, to make it read its configuration anew. NOT_FOUND if it does not run. */
    void signal(String name, String signal);

    /** Ends a daemon in order, by force after its grace period; does nothing if it does not run. */
    void stop(String name);

    /** How a daemon is; one that was never started is {@link DaemonState#STOPPED}. */
    DaemonStatus status(String name);

    /**
     * Whether a daemon runs and is known to listen on this TCP port, one of its {@link DaemonSpec}'s; so that a port which
     * is taken by the daemon itself is told from one that is taken by others.
     */
    default boolean listens(String name, int port) {
        return status(name).state() == DaemonState.RUNNING;
    }

    /** The last lines that a daemon wrote, the oldest first. */
    List<String> log(String name, int lines);

    /** Names of all daemons that have a log, also of those that do not run any more. */
    default List<String> logged() {
        return List.of();
    }

    /** The last lines that a daemon wrote, at most 10,000, with the times at which they came, the oldest first. */
    default List<LoggedLine> timedLog(String name, int lines) {
        return List.of();
    }

    /** Told of every change of a daemon's state. */
    void onChange(Consumer<DaemonStatus> listener);
}
