package org.cloudy.cli.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which archive: by its name, or a file. */
final class Which {
    @Parameters(paramLabel = "ARCHIVE", descriptionKey = "cloudy.backup.archive")
    private String archive = "";

    /** As the node knows it: a file of this folder by its whole path. */
    String archive() {
        Path file = Path.of(archive);
        return archive.contains("/") || Files.exists(file)
                ? file.toAbsolutePath().normalize().toString()
                : archive;
    }
}
