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

/** The first line of a file in which somebody keeps a secret; {@code -} is what comes in. */
public record FirstLine(Cloudy cloudy) {
    private static final int MOST_BYTES = 4096;

    /**
     * The line, without its end.
     *
     * @throws Failure INVALID if it cannot be read
     */
    public String of(Path file) {
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
