package org.cloudy.cli.dns;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.ZoneFile;

/** Zone files of this machine. */
final class ZoneFiles {
    private ZoneFiles() {}

    /** @throws Failure with what is wrong with the file */
    static String read(Path file) {
        try {
            if (Files.size(file) > ZoneFile.LARGEST) {
                throw Failure.of(FailureCode.INVALID, "cli.dns.too-large", Map.of("file", file.toString()));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw Failure.of(FailureCode.NOT_FOUND, "cli.plugin.no-file", Map.of("file", file.toString()));
        } catch (CharacterCodingException e) {
            throw Failure.of(FailureCode.INVALID, "cli.plugin.no-text", Map.of("file", file.toString()));
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "cli.plugin.unreadable",
                    Map.of("file", file.toString(), "cause", String.valueOf(e.getMessage())));
        }
    }
}
