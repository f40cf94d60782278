package org.cloudy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.cloudy.backup.archive.ArchiveReader;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.archive.Unpacking;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.restore.NodeRestoration;
import org.cloudy.platform.store.NodeStore;

/** The ways of an archive back to the disk. What is not proven yet lies where the node's next start clears it away. */
final class Passages {
    private static final String STORE = "node/node.db";

    private final NodeContext node;

    Passages(NodeContext node) {
        this.node = node;
    }

    /** Reads an archive to its end. */
    void verify(Path archive, String passphrase, Progress progress) {
        try (ArchiveReader reader = ArchiveReader.open(archive, passphrase)) {
            Unpacking nowhere =
                    new Unpacking(temporary("nowhere"), name -> false, read(progress, reader.manifest(), 98));
            progress.line("checksums: " + reader.read(nowhere));
        }
    }

    /** Puts an archive in a temporary place, opens the store in it, and clears all away. */
    void drill(Path archive, String passphrase, Progress progress) {
        Path place = temporary("drill");
        try {
            Manifest manifest = unpack(archive, passphrase, place, name -> true, progress);
            for (Manifest.KeptCapability capability : manifest.capabilities()) {
                requireDocument(place, capability.name());
                progress.line("capability " + capability.name() + ": restorable");
            }
        } finally {
            Disk.delete(place);
        }
    }

    /** Makes a whole node ready for its next start. */
    void stageNode(Path archive, String passphrase, Progress progress) {
        Path place = temporary("restore");
        try {
            Manifest manifest =
                    unpack(archive, passphrase, place, name -> !name.endsWith("/" + KeptFiles.DOCUMENT), progress);
            if (!manifest.whole()) {
                throw Failure.of(FailureCode.CONFLICT, "backup.not-whole", Map.of("file", archive.toString()));
            }
            Path capabilities = place.resolve("capabilities");
            if (Files.isDirectory(capabilities)) {
                Files.move(capabilities, place.resolve("node").resolve("capabilities"));
            }
            progress.step(98, "backup.step.staging");
            NodeRestoration.of(node.config().data())
                    .stage(
                            place.resolve("node"),
                            archive.getFileName().toString(),
                            node.clock().instant());
        } catch (IOException e) {
            throw Disk.failure(place, e);
        } finally {
            Disk.delete(place);
        }
    }

    /** Makes a capability ready to be taken back; the name of its stage. */
    String stageCapability(Path archive, String passphrase, String capability, Progress progress) {
        Path place = temporary("restore");
        String prefix = "capabilities/" + capability + "/";
        String name = "capability-" + Long.toString(node.clock().millis(), Character.MAX_RADIX);
        try {
            Manifest manifest = unpack(archive, passphrase, place, file -> file.startsWith(prefix), progress);
            if (manifest.capabilities().stream().noneMatch(kept -> kept.name().equals(capability))) {
                throw Failure.of(
                        FailureCode.NOT_FOUND,
                        "backup.archive.without",
                        Map.of("file", archive.toString(), "name", capability));
            }
            requireDocument(place, capability);
            Path stage = node.config().data().resolve("restore").resolve(name);
            Files.createDirectories(stage.getParent());
            Files.move(place, stage, StandardCopyOption.ATOMIC_MOVE);
            return name;
        } catch (IOException e) {
            throw Disk.failure(place, e);
        } finally {
            Disk.delete(place);
        }
    }

    private Manifest unpack(Path archive, String passphrase, Path place, Predicate<String> wanted, Progress progress) {
        progress.step(0, "backup.step.opening");
        try (ArchiveReader reader = ArchiveReader.open(archive, passphrase)) {
            Manifest manifest = reader.manifest();
            Files.createDirectories(place);
            Disk.requireRoom(place, manifest.bytes());
            int files = reader.read(new Unpacking(place, wanted, read(progress, manifest, 95)));
            progress.line("checksums: " + files);
            if (Files.exists(place.resolve(STORE))) {
                progress.step(96, "backup.step.store");
                NodeStore.check(place.resolve(STORE));
            } else if (manifest.whole() && wanted.test(STORE)) {
                throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
            }
            return manifest;
        } catch (IOException e) {
            throw Disk.failure(place, e);
        }
    }

    private static void requireDocument(Path place, String capability) {
        Path document = place.resolve("capabilities").resolve(capability).resolve(KeptFiles.DOCUMENT);
        if (!Files.isRegularFile(document)) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.strange");
        }
    }

    private Path temporary(String name) {
        Path place = node.config().data().resolve("tmp").resolve("backup-" + name);
        Disk.delete(place);
        return place;
    }

    private static LongConsumer read(Progress progress, Manifest manifest, int most) {
        long all = Math.max(1, manifest.bytes());
        long[] bytes = {0, -1};
        return read -> {
            bytes[0] += read;
            long percent = Math.clamp(most * bytes[0] / all, 0, most);
            if (percent != bytes[1]) {
                bytes[1] = percent;
                progress.step((int) percent, "backup.step.reading", Map.of("name", manifest.nodeName()));
            }
        };
    }
}
