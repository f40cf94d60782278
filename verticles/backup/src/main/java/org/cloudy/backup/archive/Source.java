package org.cloudy.backup.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that go into an archive: those below some paths of a folder but for those that are left out. Links, sockets and the like are
 * left out too.
 *
 * @param place what their names in the archive begin with
 */
public record Source(String place, Path folder, Set<Path> paths, Set<Path> without) {
    /** One file or folder. */
    record Item(Path path, String name, boolean isFolder, long bytes) {}

    /** What was found, and what was not taken though it is there. */
    record Found(List<Item> items, List<Path> leftOut) {
        long bytes() {
            return items.stream().mapToLong(Item::bytes).sum();
        }
    }

    /** The node itself. */
    public static Source node(Path folder, Set<String> without) {
        return new Source(Places.NODE, folder, Set.of(folder), resolved(folder, without.stream()));
    }

    /** A capability. */
    public static Source capability(String name, Path folder, List<String> paths, List<String> without) {
        Set<Path> wanted = paths.isEmpty() ? Set.of(folder) : resolved(folder, paths.stream());
        return new Source(Places.CAPABILITIES + name + "/", folder, wanted, resolved(folder, without.stream()));
    }

    private static Set<Path> resolved(Path folder, Stream<String> names) {
        return names.map(folder::resolve).collect(Collectors.toUnmodifiableSet());
    }

    /** How much there is now. */
    public long bytes() {
        return found().bytes();
    }

    /** Looks for them now. */
    Found found() {
        List<Item> items = new ArrayList<>();
        List<Path> leftOut = new ArrayList<>();
        for (Path path : paths.stream().sorted().toList()) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Files.walkFileTree(path, new Walk(items, leftOut));
                } catch (IOException e) {
                    throw Disk.failure(path, e);
                }
            }
        }
        return new Found(items, leftOut);
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final List<Item> items;
        private final List<Path> leftOut;

        Walk(List<Item> items, List<Path> leftOut) {
            this.items = items;
            this.leftOut = leftOut;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (without.contains(path)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!path.equals(folder)) {
                take(path, true, 0);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !without.contains(path)) {
                take(path, false, attributes.size());
            } else if (!without.contains(path)) {
                leftOut.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        /** One that went while it was looked for is none. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }

        private void take(Path path, boolean isFolder, long bytes) {
            String name = place + folder.relativize(path) + (isFolder ? "/" : "");
            if (Places.canBeNamed(name)) {
                items.add(new Item(path, name, isFolder, bytes));
            } else {
                leftOut.add(path);
            }
        }
    }
}
