package org.cloudy.testkit.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Stops and continues all processes of a namespace. */
final class Freezer {
    private Freezer() {}

    /** Returns when all have stopped, those too that others have started meanwhile. */
    static void freeze(Namespace namespace) {
        Awaitility.await("all processes have stopped")
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    List<ProcessHandle> running = namespace.processes().stream()
                            .filter(process -> !isStopped(process))
                            .toList();
                    signal("STOP", running);
                    return running.isEmpty();
                });
    }

    static void thaw(Namespace namespace) {
        signal("CONT", namespace.processes());
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        if (!processes.isEmpty()) {
            // Fails if one has ended by itself, which is as good.
            Commands.run(
                    Stream.concat(
                                    Stream.of("kill", "-" + name),
                                    processes.stream().map(process -> String.valueOf(process.pid())))
                            .toList(),
                    "",
                    Commands.SOON);
        }
    }

    private static boolean isStopped(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            // The name before it may have any character.
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'T' || state == 'Z' || state == 'X';
        } catch (IOException e) {
            return true;
        }
    }
}
