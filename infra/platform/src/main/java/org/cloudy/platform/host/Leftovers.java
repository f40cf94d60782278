package org.cloudy.platform.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The daemons that a node which died may have left behind. Where the kernel kills them with the node there are none, but not
 * every system has setpriv, and a daemon's own children outlive it. {@code <name>.pid} holds process id and start time: a
 * number alone may be another process's by now.
 */
final class Leftovers {
    /** The kernel tells start times relative to a clock that is adjusted. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path folder;
    private final Mark mark;

    Leftovers(Path folder, Mark mark) {
        this.folder = folder;
        this.mark = mark;
    }

    /** Notes that a daemon runs. */
    void remember(String daemon, ProcessHandle process) {
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        try {
            Files.writeString(file(daemon), process.pid() + " " + started);
        } catch (IOException e) {
            // Without the note there is still the mark.
        }
    }

    /** Kills what is left of a daemon's processes, and forgets it. */
    void end(String daemon) {
        mark.bearers(daemon).forEach(ProcessHandle::destroyForcibly);
        try {
            Files.deleteIfExists(file(daemon));
        } catch (IOException e) {
            // A stale note is harmless: the start time tells that it is one.
        }
    }

    /** Kills all daemons that an earlier run left behind. */
    void endAll() {
        try (Stream<Path> notes = Files.list(folder)) {
            notes.filter(note -> note.toString().endsWith(".pid")).forEach(note -> {
                noted(note).ifPresent(ProcessTree::kill);
                delete(note);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the daemons cannot be read", e);
        }
        mark.bearers().forEach(ProcessHandle::destroyForcibly);
    }

    private static Optional<ProcessHandle> noted(Path note) {
        try {
            String[] words = Files.readString(note).split(" ", 2);
            Instant started = Instant.parse(words[1]);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process -> process.info()
                            .startInstant()
                            .map(instant ->
                                    Duration.between(started, instant).abs().compareTo(TOLERANCE) < 0)
                            .orElse(false));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void delete(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String daemon) {
        return folder.resolve(daemon + ".pid");
    }
}
