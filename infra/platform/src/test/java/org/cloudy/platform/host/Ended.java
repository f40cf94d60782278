package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether processes have ended that are no children of this one. */
final class Ended {
    private Ended() {}

    /** Gone, or a zombie that the machine's first process has yet to take notice of. */
    static boolean hasEnded(ProcessHandle process) {
        return hasEnded(process.pid());
    }

    static boolean hasEnded(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z");
        } catch (IOException e) {
            return ProcessHandle.of(pid).isEmpty();
        }
    }
}
