package org.cloudy.backup.archive;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.store.FullDisk;

/** What the disk does, and what a person is told where it does not. */
public final class Disk {
    private static final long MEGABYTE = 1_000_000;
    private static final long RESERVE = 16 * MEGABYTE;

    private Disk() {}

    /** The failure that stands for one of the disk; the end of a cancelled job is a {@link CancellationException}. */
    public static RuntimeException failure(Path file, IOException e) {
        if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            return new CancellationException("cancelled");
        }
        // Which disk it is has to be said: it need not be the one with the node's data.
        return FullDisk.in(String.valueOf(e))
                .map(full -> Failure.of(FailureCode.UNAVAILABLE, "backup.disk-full", Map.of("file", file.toString())))
                .orElseGet(() -> Failure.of(
                        FailureCode.UNAVAILABLE,
                        "backup.disk",
                        Map.of("file", file.toString(), "cause", String.valueOf(e.getMessage()))));
    }

    /** Deletes a file, or a folder with all that is in it; follows no link. */
    public static void delete(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** Waits until a file, or the entries of a folder, are on the disk. */
    public static void settle(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /**
     * Goes on only where there is room.
     *
     * @throws Failure UNAVAILABLE if the disk of a folder has less room than this, and a little for the node itself
     */
    public static void requireRoom(Path folder, long bytes) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < bytes + RESERVE) {
                throw Failure.of(
                        FailureCode.UNAVAILABLE,
                        "backup.no-room",
                        Map.of(
                                "folder", folder.toString(),
                                "needed", String.valueOf((bytes + RESERVE) / MEGABYTE + 1),
                                "free", String.valueOf(free / MEGABYTE)));
            }
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }
}
