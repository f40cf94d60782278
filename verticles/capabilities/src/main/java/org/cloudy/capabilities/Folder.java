package org.cloudy.capabilities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.jspecify.annotations.Nullable;

/** The folder of a capability on the disk. */
record Folder(Path path) {
    /**
     * Makes it.
     *
     * @return whether it was not there before
     * @throws Failure UNAVAILABLE if the disk refuses
     */
    boolean make() {
        if (Files.isDirectory(path)) {
            return false;
        }
        try {
            Files.createDirectories(path);
            return true;
        } catch (IOException e) {
            throw refused("capabilities.folder-not-made", e);
        }
    }

    /**
     * Deletes it with all that is in it; follows no link out of it.
     *
     * @throws Failure UNAVAILABLE if something in it cannot be deleted
     */
    void delete() {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException | UncheckedIOException e) {
            throw refused("capabilities.folder-not-deleted", e);
        }
    }

    private Failure refused(String key, Exception cause) {
        return Failure.of(
                FailureCode.UNAVAILABLE, key, Map.of("folder", path.toString(), "cause", String.valueOf(cause)));
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
