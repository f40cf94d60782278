package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Signals that this process was started to ignore, as nohup(1) has it with SIGHUP. Children inherit that, and a shell cannot even
 * trap such a signal then (POSIX, trap): a daemon would never hear that it shall read its configuration again.
 */
final class IgnoredSignals {
    private static final List<String> HEEDED = isAny() ? resetting() : List.of();

    private IgnoredSignals() {}

    /** What stands ahead of a command so that it takes all signals as usual; empty if it does anyway, or nothing here can do that. */
    static List<String> heeded() {
        return HEEDED;
    }

    /** See proc(5); a JVM ignores none by itself. */
    private static boolean isAny() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.anyMatch(line -> line.startsWith("SigIgn:") && !line.matches("SigIgn:\\s*0+"));
        } catch (IOException e) {
            return false;
        }
    }

    /** By env of coreutils 8.31 or later; others refuse it. */
    private static List<String> resetting() {
        return Programs.find("env")
                .map(env -> List.of(env.toString(), "--default-signal", "--"))
                .filter(IgnoredSignals::works)
                .orElse(List.of());
    }

    private static boolean works(List<String> prefix) {
        try {
            Process trial = new ProcessBuilder(
                            Stream.concat(prefix.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!trial.waitFor(10, TimeUnit.SECONDS)) {
                trial.destroyForcibly();
                return false;
            }
            return trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
