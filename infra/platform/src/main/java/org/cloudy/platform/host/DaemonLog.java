package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a daemon wrote: {@code <name>.log} and the older {@code .log.1} and {@code .log.2}, each of 1 MiB at most. Each line begins
 * with the time at which it came, in UTC; those of an earlier version do not.
 */
final class DaemonLog {
    private static final long LARGEST = 1024 * 1024;
    private static final int MOST_LINES = 10_000;
    private static final String ENDING = ".log";
    private static final DateTimeFormatter STAMPS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z '").withZone(ZoneOffset.UTC);
    /** Of the time and the space after it. */
    private static final int STAMP = "2026-01-01T00:00:00.000Z ".length();

    /** The newest first. */
    private final List<Path> files;

    private final InstantSource clock;

    DaemonLog(Path folder, String name) {
        this(folder, name, InstantSource.system());
    }

    DaemonLog(Path folder, String name, InstantSource clock) {
        this.clock = clock;
        this.files = List.of(
                folder.resolve(name + ENDING), folder.resolve(name + ".log.1"), folder.resolve(name + ".log.2"));
    }

    /** The names of the daemons that have a log in a folder, in their order. */
    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Adds a line. One that the disk does not take is lost: a daemon must not stop because nobody can note what it says. */
    synchronized void write(String line) {
        byte[] bytes = (STAMPS.format(clock.instant()) + line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(files.getFirst()) && Files.size(files.getFirst()) + bytes.length > LARGEST) {
                rotate();
            }
            Files.write(files.getFirst(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The disk is full, or the folder is gone: the checks of the node tell of that.
        }
    }

    /** The last lines as the daemon wrote them, the oldest first. */
    List<String> last(int wanted) {
        return timed(wanted).stream().map(LoggedLine::text).toList();
    }

    /** The last lines, the oldest first; one without a time has that of the line before it. */
    synchronized List<LoggedLine> timed(int wanted) {
        int count = Math.clamp(wanted, 0, MOST_LINES);
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            if (lines.size() < count) {
                lines.addAll(0, read(file));
            }
        }
        List<LoggedLine> timed = new ArrayList<>();
        Instant latest = Instant.EPOCH;
        for (String line : lines.subList(Math.max(0, lines.size() - count), lines.size())) {
            LoggedLine next = parse(line, latest);
            timed.add(next);
            latest = next.time();
        }
        return List.copyOf(timed);
    }

    private static LoggedLine parse(String line, Instant otherwise) {
        if (line.length() >= STAMP && line.charAt(STAMP - 2) == 'Z' && line.charAt(STAMP - 1) == ' ') {
            try {
                return new LoggedLine(Instant.parse(line.substring(0, STAMP - 1)), line.substring(STAMP));
            } catch (DateTimeParseException e) {
                return new LoggedLine(otherwise, line);
            }
        }
        return new LoggedLine(otherwise, line);
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
