package org.cloudy.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory that programs can still have, from {@code /proc/meminfo} (proc(5)). The JDK tells only what lies idle, which is next to
 * nothing on a machine that caches files.
 */
final class MemInfo {
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d{1,15}) kB");

    private MemInfo() {}

    /** In bytes; empty on systems that do not tell. */
    static Optional<Long> available() {
        try {
            return available(Files.readAllLines(Path.of("/proc/meminfo")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<Long> available(List<String> lines) {
        return lines.stream()
                .map(AVAILABLE::matcher)
                .filter(Matcher::matches)
                .map(line -> Long.parseLong(line.group(1)) * 1024)
                .findFirst();
    }
}
