package org.cloudy.platform.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where programs lie: on the path, and in the folders of daemons, which are not on an ordinary person's path. */
final class Programs {
    private static final String SYSTEM = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Programs() {}

    /** The path that programs are looked for in, and that they are given themselves. */
    static String path() {
        String own = System.getenv("PATH");
        return own == null || own.isBlank() ? SYSTEM : own + File.pathSeparator + SYSTEM;
    }

    /** The program of this name, or at this path; empty if there is none that can be run. */
    static Optional<Path> find(String name) {
        Stream<Path> candidates = name.contains("/")
                ? Stream.of(Path.of(name))
                : Pattern.compile(File.pathSeparator)
                        .splitAsStream(path())
                        .filter(folder -> folder.startsWith("/"))
                        .map(folder -> Path.of(folder, name));
        return candidates
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
