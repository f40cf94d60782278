package org.cloudy.platform.host;

import java.util.List;
import java.util.stream.Stream;

/** A process and all that it started. */
final class ProcessTree {
    private ProcessTree() {}

    /** The process itself, then its descendants; to be asked before it ends, for its children are then nobody's. */
    static List<ProcessHandle> of(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    /** Kills a process with all that it started. */
    static void kill(ProcessHandle root) {
        List<ProcessHandle> seen = of(root);
        seen.forEach(ProcessHandle::destroyForcibly);
        // What was started between the look and the kill.
        seen.stream().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroyForcibly);
    }
}
