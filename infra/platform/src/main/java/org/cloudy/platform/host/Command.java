package org.cloudy.platform.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program to run to its end: an argument list, never a shell string.
 *
 * @param deadline after which it is killed
 * @param folder working directory; null for the node's own
 * @param user account that it runs as when the node itself is root; null for the node's own
 */
public record Command(
        List<String> arguments,
        Duration deadline,
        @Nullable Path folder,
        @Nullable String user,
        Map<String, String> environment) {
    public Command {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has at least a program");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A command with a deadline. */
    public static Command of(Duration deadline, String... arguments) {
        return new Command(List.of(arguments), deadline, null, null, Map.of());
    }
}
