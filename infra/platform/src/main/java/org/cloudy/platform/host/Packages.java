package org.cloudy.platform.host;

import java.util.List;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;

/** Debian packages of the machine. */
public interface Packages {
    /** Those of {@code names} that are not installed. */
    List<String> missing(List<String> names);

    /**
     * Installs what is missing, and does not let Debian start the daemons in them.
     *
     * @param log told each line that the package manager writes
     * @throws Failure UNAVAILABLE if the node may not install packages (says the command that an administrator can run), if
     *     apt is locked, or if a package cannot be had
     */
    void install(List<String> names, Consumer<String> log);
}
