package org.cloudy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudy.backup.archive.ArchiveWriter;
import org.cloudy.backup.archive.Disk;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.Archive;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.store.Documents;
import org.jspecify.annotations.Nullable;

/** Where archives lie: the node's own folder, and others that some were put into. Blocks. */
final class Shelf {
    private static final String PREFIX = "cloudy-";
    private static final String SUFFIX = ".tar.gz.age";
    private static final int MOST = 1_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

    private final Path own;
    private final Path temporary;
    private final Path passing;
    private final NodeContext node;
    private final Documents<Note> notes;

    /**
     * What the node remembers of an archive, by its path.
     *
     * @param scheduled whether it was made by the schedule, which deletes it in time
     */
    record Note(
            @Nullable String capability,
            boolean scheduled,
            @Nullable Instant proven,
            @Nullable String problem) {}

    Shelf(NodeContext node) {
        this.node = node;
        this.own = node.config().data().resolve("backups").toAbsolutePath().normalize();
        this.temporary = node.config().data().resolve("tmp").toAbsolutePath().normalize();
        this.passing = temporary.resolve("backup-passing");
        this.notes = node.store().documents("backup-archive", Note.class);
    }

    Path own() {
        return own;
    }

    /** Clears away what a crash left half written. */
    void sweep() {
        sweep(own);
    }

    private void sweep(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        String ours = PREFIX + node.name().current() + "-";
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(path -> path.getFileName().toString().startsWith(ours))
                    .filter(path -> path.getFileName().toString().endsWith(SUFFIX + ArchiveWriter.PART))
                    .forEach(Disk::delete);
        } catch (IOException e) {
            throw Disk.failure(folder, e);
        }
    }

    /** A folder that archives can be put into: the given one, or the node's own. */
    Path folder(@Nullable String wanted) {
        Path folder = wanted == null ? own : Path.of(wanted);
        try {
            if (wanted == null) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw Failure.of(FailureCode.NOT_FOUND, "backup.no-folder", Map.of("folder", folder.toString()));
            }
            sweep(folder);
            return folder;
        } catch (IOException e) {
            throw Disk.failure(folder, e);
        }
    }

    /** Where an archive lies that is on its way to a neighbour: empty, for what a crash left there is of no use. */
    Path passing() {
        Disk.delete(passing);
        try {
            return Files.createDirectories(passing);
        } catch (IOException e) {
            throw Disk.failure(passing, e);
        }
    }

    /** The file of an archive that comes from elsewhere under a name. */
    Path place(String name) {
        Path folder = folder((String) null);
        Path file = folder.resolve(name);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name.substring(0, name.length() - SUFFIX.length()) + "-" + i + SUFFIX);
        }
        return file;
    }

    /** The file of a new archive. */
    Path fresh(Path folder, @Nullable String capability) {
        String name = PREFIX + node.name().current() + "-" + (capability == null ? "" : capability + "-")
                + STAMP.format(node.clock().instant());
        Path file = folder.resolve(name + SUFFIX);
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + SUFFIX);
        }
        return file;
    }

    void note(Path file, Note note) {
        notes.put(file.toString(), note);
    }

    /** Takes down whether an archive was found to be sound; {@code problem} is null if it was. */
    void examined(Path file, @Nullable String problem) {
        if (file.startsWith(temporary)) {
            return; // It goes soon.
        }
        Note note = notes.get(file.toString()).orElse(new Note(null, false, null, null));
        note(
                file,
                new Note(
                        note.capability(),
                        note.scheduled(),
                        problem == null ? node.clock().instant() : note.proven(),
                        problem));
    }

    /** All that are known, the newest first. */
    List<Archive> all() {
        Map<String, Note> known = notes.all();
        Set<Path> folders = new LinkedHashSet<>(List.of(own));
        known.keySet().forEach(file -> folders.add(folder(Path.of(file))));
        List<Archive> all = new ArrayList<>();
        for (Path folder : folders) {
            files(folder).forEach(file -> all.add(archive(file, known.get(file.toString()))));
        }
        all.sort(Comparator.comparing(Archive::written).reversed().thenComparing(Archive::name));
        return all.subList(0, Math.min(all.size(), MOST));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Shelf::isArchive).toList();
        } catch (IOException e) {
            throw Disk.failure(folder, e);
        }
    }

    private static boolean isArchive(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Archive archive(Path file, @Nullable Note note) {
        try {
            return new Archive(
                    file.getFileName().toString(),
                    folder(file).toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant(),
                    note == null ? null : note.capability(),
                    note == null ? null : note.proven(),
                    note == null ? null : note.problem());
        } catch (IOException e) {
            throw Disk.failure(file, e);
        }
    }

    /**
     * An archive by its name, or by its whole path.
     *
     * @throws Failure NOT_FOUND
     */
    Archive find(String name) {
        if (name.startsWith("/") && name.indexOf('\0') < 0) {
            Path file = Path.of(name).normalize();
            if (Files.isRegularFile(file)) {
                return archive(file, notes.get(file.toString()).orElse(null));
            }
        }
        return all().stream()
                .filter(archive -> archive.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "backup.archive.none", Map.of("file", name)));
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    static Path file(Archive archive) {
        return Path.of(archive.folder()).resolve(archive.name());
    }

    void delete(Archive archive) {
        Disk.delete(file(archive));
        notes.remove(file(archive).toString());
    }

    /** Deletes what the schedule made, but for the latest. */
    void keepLatest(int keep) {
        Map<String, Note> known = notes.all();
        all().stream()
                .filter(archive -> {
                    Note note = known.get(file(archive).toString());
                    return note != null && note.scheduled();
                })
                .skip(keep)
                .forEach(this::delete);
    }
}
