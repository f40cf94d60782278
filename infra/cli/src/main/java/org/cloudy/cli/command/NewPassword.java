package org.cloudy.cli.command;

import java.nio.file.Path;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A password from a file's first line, from {@code CLOUDY_PASSWORD}, or typed twice: never from the arguments, which others see.
 *
 * @param question what is asked where it is typed
 */
public record NewPassword(Cloudy cloudy, CommandLine command, String question) {
    /** The password; {@code file} is null where it is in none. */
    public String from(@Nullable Path file) {
        if (file != null) {
            return new FirstLine(cloudy).of(file);
        }
        Surroundings around = cloudy.surroundings();
        String given = around.environment().getOrDefault("CLOUDY_PASSWORD", "");
        if (!given.isEmpty()) {
            return given;
        }
        if (!around.hasTerminal()) {
            throw new UsageError(command, cloudy.texts().of("cli.usage.password"));
        }
        return typed();
    }

    private String typed() {
        String first = ask(question);
        if (!first.equals(ask(cloudy.texts().of("cli.setup.again")))) {
            throw Failure.of(FailureCode.INVALID, "cli.failure.passwords-differ");
        }
        return first;
    }

    private String ask(String words) {
        return cloudy.surroundings()
                .passwords()
                .read(words + " ")
                .orElseThrow(() -> new UsageError(command, cloudy.texts().of("cli.usage.password")));
    }
}
