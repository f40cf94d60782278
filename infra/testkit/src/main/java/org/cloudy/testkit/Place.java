package org.cloudy.testkit;

import java.net.URI;
import java.util.List;

/** Where the process of a node runs: this machine, or a host of a network of its own. */
public interface Place {
    /** A command as an argument list that runs it there. */
    List<String> inside(List<String> command);

    /** The process that a command became there: the one that was started, or one that waits behind it. */
    ProcessHandle behind(Process started);

    /** Where this JVM reaches the pages that a node serves on a port of its loopback. */
    URI web(int port);

    /** This machine. */
    static Place here() {
        return new Place() {
            @Override
            public List<String> inside(List<String> command) {
                return command;
            }

            @Override
            public ProcessHandle behind(Process started) {
                return started.toHandle();
            }

            @Override
            public URI web(int port) {
                return URI.create("http://127.0.0.1:" + port);
            }
        };
    }
}
