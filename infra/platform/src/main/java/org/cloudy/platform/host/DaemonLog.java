package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What a daemon wrote: {@code <name>.log} and the older {@code .log.1} and {@code .log.2}, each of 1 MiB at most. */
final class DaemonLog {
    private static final long LARGEST = 1024 * 1024;
    private static final int MOST_LINES = 10_000;

    /** The newest first. */
    private final List<Path> files;

    DaemonLog(Path folder, String name) {
        this.files = List.of(
                folder.resolve(name + ".log"), folder.resolve(name + ".log.1"), folder.resolve(name + ".log.2"));
    }

    /** Adds a line. One that the disk does not take is lost: a daemon must not stop because nobody can note what it says. */
    synchronized void write(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(files.getFirst()) && Files.size(files.getFirst()) + bytes.length > LARGEST) {
                rotate();
            }
            Files.write(files.getFirst(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The disk is full, or the folder is gone: the checks of the node tell of that.
        }
    }

    /** The last lines, the oldest first. */
    synchronized List<String> last(int wanted) {
        int count = Math.clamp(wanted, 0, MOST_LINES);
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            if (lines.size() < count) {
                lines.addAll(0, read(file));
            }
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    private void rotate() throws IOException {
        for (int i = files.size() - 1; i > 0; i--) {
            if (Files.exists(files.get(i - 1))) {
                Files.move(files.get(i - 1), files.get(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<String> read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
