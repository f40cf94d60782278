package org.cloudy.cli.search;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** The files of a folder and below it, in their order; hidden ones are left out, and so are folders that nobody lets us into. */
final class FilesBelow extends SimpleFileVisitor<Path> {
    private static final int MOST = 200_000;

    private final Path root;
    private final List<Path> files = new ArrayList<>();

    private FilesBelow(Path root) {
        this.root = root;
    }

    /** The file itself, where it is one. Failure NOT_FOUND, UNAVAILABLE. */
    static List<Path> of(Path root) {
        if (!Files.exists(root)) {
            throw Failure.of(FailureCode.NOT_FOUND, "cli.plugin.no-file", Map.of("file", root.toString()));
        }
        FilesBelow visitor = new FilesBelow(root);
        try {
            Files.walkFileTree(root, visitor);
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "cli.plugin.unreadable",
                    Map.of("file", root.toString(), "cause", String.valueOf(e.getMessage())));
        }
        Collections.sort(visitor.files);
        return visitor.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isLeftOut(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!isLeftOut(file) && Files.isRegularFile(file)) {
            files.add(file);
        }
        return files.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (file.equals(root)) {
            throw failure;
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path file) {
        return !file.equals(root) && String.valueOf(file.getFileName()).startsWith(".");
    }
}
