package org.cloudy.load;

import java.io.IOException;
import java.util.Set;
import org.cloudy.testkit.net.Host;

/** Processes on the hosts of a network that tell each other who is there. */
interface Cluster {
    String name();

    /** Starts the process of a host; those that were started before are told to it. */
    void start(Host host) throws IOException;

    /** Kills the process of a host. */
    void kill(Host host);

    /** The names of the other hosts whose processes are there, as the process of this one sees it. */
    Set<String> others(Host host) throws IOException;
}
