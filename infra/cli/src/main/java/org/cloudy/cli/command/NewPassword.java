package org.cloudy.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.Surroundings;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A password from a file's first line, from {@code CLOUDY_PASSWORD}, or typed twice: never from the arguments, which others see. */
record NewPassword(Cloudy cloudy, CommandLine command) {
    private static final int MOST_BYTES = 4096;

    String from(@Nullable Path file) {
        if (file != null) {
            return firstLine(file);
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
        String first = ask("cli.setup.password");
        if (!first.equals(ask("cli.setup.again"))) {
            throw Failure.of(FailureCode.INVALID, "cli.failure.passwords-differ");
        }
        return first;
    }

    private String ask(String key) {
        return cloudy.surroundings()
                .passwords()
                .read(cloudy.texts().of(key) + " ")
                .orElseThrow(() -> new UsageError(command, cloudy.texts().of("cli.usage.password")));
    }

    private String firstLine(Path file) {
        try (InputStream in =
                file.toString().equals("-") ? cloudy.surroundings().in() : Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.INVALID,
                    "cli.failure.password-file",
                    Map.of("file", file.toString(), "reason", String.valueOf(e.getMessage())));
        }
    }
}
