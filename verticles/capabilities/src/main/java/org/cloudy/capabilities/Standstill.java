package org.cloudy.capabilities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.platform.jobs.Progress;

/**
 * Lets a capability stand still, so that its folder can be copied, and go on after that. Meanwhile there is a document in the folder of
 * what the manager keeps of it, so that a copy of the folder is a copy of the capability. What was held when the node ended comes up
 * again with the node, for it is still wanted.
 */
final class Standstill<S extends Record> {
    private final Life<S> life;
    private final Power<S> power;
    private final Rules rules;

    Standstill(Life<S> life, Power<S> power, Rules rules) {
        this.life = life;
        this.power = power;
        this.rules = rules;
    }

    void hold(Progress progress) {
        rules.requireInstalled(life);
        if (life.condition().up()) {
            life.components().dump(life.site(), new Share(progress, 0, 50));
            if (life.descriptor().backup().down()) {
                power.pause(new Share(progress, 50, 100));
            }
        }
        write(life.folder(), life.stored());
    }

    void release(Progress progress) {
        delete(life.folder());
        if (life.stored().enabled() && !life.condition().up()) {
            power.resume(progress);
        }
    }

    private static void write(Path folder, StoredCapability stored) {
        Path file = folder.resolve(KeptFiles.DOCUMENT);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, Wire.mapper().writeValueAsBytes(stored));
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** What was kept of a capability when its folder was copied; empty if there is no such file. */
    static Optional<StoredCapability> read(Path document) {
        try {
            return Optional.of(Wire.mapper().readValue(Files.readAllBytes(document), StoredCapability.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(document, e);
        }
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(KeptFiles.DOCUMENT));
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    private static Failure failure(Path folder, IOException e) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "capabilities.not-swapped",
                Map.of("name", String.valueOf(folder.getFileName()), "cause", String.valueOf(e)));
    }
}
