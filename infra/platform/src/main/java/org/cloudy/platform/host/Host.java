package org.cloudy.platform.host;

/**
 * The machine below the node. Its implementations do the same in two ways: <em>supervised</em>, where daemons are the node's
 * own children on unprivileged ports, and <em>system</em>, through the privileged helper. Methods block: call them on a virtual
 * thread.
 */
public interface Host {
    /** Debian packages. */
    Packages packages();

    /** Newer versions of Debian packages; by default a machine has none. */
    default Updates updates() {
        return Updates.NONE;
    }

    /** Long-running programs. */
    Daemons daemons();

    /** Runs a command to its end. */
    CommandResult run(Command command);
}
