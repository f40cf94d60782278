package org.cloudy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cloudy.backup.archive.ArchiveReader;
import org.cloudy.backup.archive.ArchiveWriter;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.archive.Source;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.Version;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.restore.NodeRestoration;

/** Makes a backup: the node with all its capabilities, or one of these. */
final class Making {
    private final NodeContext node;
    private final Shelf shelf;
    private final Manager manager;

    Making(NodeContext node, Shelf shelf, Manager manager) {
        this.node = node;
        this.shelf = shelf;
        this.manager = manager;
    }

    /** The file of the archive, which is whole. */
    Path make(BackupWish wish, Path folder, Progress progress) {
        progress.step(0, "backup.step.looking");
        Path file = shelf.fresh(folder, wish.capability());
        Path copy = node.config().data().resolve("tmp").resolve("backup-store");
        try {
            Map<String, Source> capabilities = capabilities(wish);
            List<Source> own = wish.capability() == null ? own(copy) : List.of();
            Manifest manifest = manifest(wish, own, capabilities);
            Disk.requireRoom(folder, manifest.bytes() / 2);
            try (ArchiveWriter writer = ArchiveWriter.begin(file, wish.passphrase(), manifest)) {
                Copied copied = new Copied(progress, manifest.bytes());
                own.forEach(source -> copied.add(writer, source, node.name().current()));
                capabilities.forEach((name, source) -> manager.whileHeld(name, () -> copied.add(writer, source, name)));
                progress.step(99, "backup.step.finishing");
                writer.finish();
            }
        } finally {
            Disk.delete(copy);
        }
        return file;
    }

    private Map<String, Source> capabilities(BackupWish wish) {
        List<KeptFiles> kept =
                wish.capability() == null ? manager.all() : List.of(manager.keptFiles(wish.capability()));
        Map<String, Source> sources = new LinkedHashMap<>();
        for (KeptFiles files : kept) {
            if (!files.installed()) {
                throw Failure.of(FailureCode.CONFLICT, "backup.not-installed", Map.of("name", files.name()));
            }
            sources.put(
                    files.name(),
                    Source.capability(files.name(), Path.of(files.folder()), files.paths(), files.passing()));
        }
        return sources;
    }

    /** The node's store as it is at one moment, and what its parts keep beside it. */
    private List<Source> own(Path copy) {
        Disk.delete(copy);
        try {
            Files.createDirectories(copy);
        } catch (IOException e) {
            throw Disk.failure(copy, e);
        }
        node.store().copyTo(copy.resolve("node.db"));
        Set<String> without = new TreeSet<>(NodeRestoration.OF_THE_MACHINE);
        without.addAll(List.of("node.db", "node.db-wal", "node.db-shm", "capabilities"));
        return List.of(Source.node(copy, Set.of()), Source.node(node.config().data(), without));
    }

    private Manifest manifest(BackupWish wish, List<Source> own, Map<String, Source> capabilities) {
        List<Manifest.KeptCapability> kept = capabilities.entrySet().stream()
                .map(entry -> new Manifest.KeptCapability(
                        entry.getKey(), entry.getValue().bytes()))
                .toList();
        long bytes = own.stream().mapToLong(Source::bytes).sum()
                + kept.stream().mapToLong(Manifest.KeptCapability::bytes).sum();
        return new Manifest(
                ArchiveReader.FORMAT,
                Version.CURRENT,
                node.identity().id(),
                node.name().current(),
                node.config().microCloud(),
                node.clock().instant(),
                wish.capability() == null,
                kept,
                bytes);
    }

    /** How much of all was copied. */
    private static final class Copied {
        private final Progress progress;
        private final long all;
        private long bytes;
        private int percent = -1;

        Copied(Progress progress, long all) {
            this.progress = progress;
            this.all = Math.max(1, all);
        }

        void add(ArchiveWriter writer, Source source, String name) {
            percent = -1;
            writer.add(source, written -> tell(written, name))
                    .forEach(path -> progress.line("left out, for it is no file: " + path));
        }

        private void tell(long written, String name) {
            bytes += written;
            int now = Math.clamp(2 + 96 * bytes / all, 2, 98);
            if (now != percent) {
                percent = now;
                progress.step(now, "backup.step.copying", Map.of("name", name));
            }
        }
    }
}
