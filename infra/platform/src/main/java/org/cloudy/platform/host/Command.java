package org.cloudy.platform.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A program to run to its end: an argument list, never a shell string.
 *
 * @param deadline after which it is killed
 * @param folder working directory; null for the node's own
 * @param user account that it runs as when the node itself is root; null for the node's own
 * @param input what it reads from its standard input, where arguments would be seen by others; null for nothing
 */
public record Command(
        List<String> arguments,
        Duration deadline,
        @Nullable Path folder,
        @Nullable String user,
        Map<String, String> environment,
        @Nullable Secret input) {
    public Command {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has at least a program");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A command that reads nothing. */
    public Command(
            List<String> arguments,
            Duration deadline,
            @Nullable Path folder,
            @Nullable String user,
            Map<String, String> environment) {
        this(arguments, deadline, folder, user, environment, null);
    }

    /** A command with a deadline. */
    public static Command of(Duration deadline, String... arguments) {
        return new Command(List.of(arguments), deadline, null, null, Map.of());
    }
}
