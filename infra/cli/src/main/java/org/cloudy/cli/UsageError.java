package org.cloudy.cli;

import java.io.Serial;
import picocli.CommandLine;

/** Wrong usage that only the command itself can see; its message is in the user's language already. Exit code 2. */
public final class UsageError extends CommandLine.ParameterException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UsageError(CommandLine command, String message) {
        super(command, message);
    }
}
