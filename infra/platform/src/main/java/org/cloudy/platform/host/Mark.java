package org.cloudy.platform.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What tells the processes of daemons and commands from all others, wherever they hang in the process tree: a variable in their environment,
 * which children inherit. It names the node's data folder, so that nodes on one machine leave each other's alone.
 */
final class Mark {
    private static final String VARIABLE = "CLOUDY_DAEMON";
    private static final int LARGEST_ENVIRONMENT = 256 * 1024;

    private final String prefix;

    /** @param folder the node's folder of daemons */
    Mark(Path folder) {
        this.prefix = folder.toAbsolutePath().normalize() + "/";
    }

    /** What a daemon is started with. */
    Map<String, String> of(String daemon) {
        return Map.of(VARIABLE, prefix + daemon);
    }

    /** The processes of one daemon. */
    Stream<ProcessHandle> bearers(String daemon) {
        return find("\0" + VARIABLE + "=" + prefix + daemon + "\0");
    }

    /** The processes of all daemons of this folder. */
    Stream<ProcessHandle> bearers() {
        return find("\0" + VARIABLE + "=" + prefix);
    }

    private static Stream<ProcessHandle> find(String entry) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .filter(process -> environment(process).contains(entry));
    }

    private static String environment(ProcessHandle process) {
        try (InputStream in = Files.newInputStream(Path.of("/proc/" + process.pid() + "/environ"))) {
            return "\0" + new String(in.readNBytes(LARGEST_ENVIRONMENT), StandardCharsets.UTF_8) + "\0";
        } catch (IOException e) {
            // It is gone, or of an account that this node cannot look at, and cannot have started.
            return "";
        }
    }
}
