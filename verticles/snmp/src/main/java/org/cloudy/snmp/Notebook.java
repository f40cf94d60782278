package org.cloudy.snmp;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.platform.store.FullDisk;

/**
 * What people told the monitoring, in a file of the capability's folder: so it comes along in a backup of the capability, and goes
 * when that is removed with its data. A change is on the disk, whole, when the method returns. Blocks.
 */
final class Notebook {
    static final String FILE = "watched.json";

    private final Path file;
    private Entries entries;

    /** @param devices by id */
    record Entries(Map<String, StoredDevice> devices, List<Rule> rules) {
        Entries {
            devices = Map.copyOf(devices);
            rules = List.copyOf(rules);
        }
    }

    private Notebook(Path file, Entries entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * The one of a folder.
     *
     * @param first what a new one begins with
     * @throws Failure UNAVAILABLE if it cannot be read
     */
    static Notebook in(Path folder, Entries first) {
        Path file = folder.resolve(FILE);
        Notebook notebook = new Notebook(file, first);
        if (isIn(folder)) {
            try {
                notebook.entries = Wire.fromJson(new JsonObject(Files.readString(file)), Entries.class);
            } catch (IOException | DecodeException e) {
                throw unusable(e);
            }
        } else {
            notebook.change(same -> same);
        }
        return notebook;
    }

    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    synchronized Entries entries() {
        return entries;
    }

    /** @throws Failure UNAVAILABLE if it cannot be written; then all is as before */
    synchronized void change(UnaryOperator<Entries> change) {
        Entries next = change.apply(entries);
        Path candidate = file.resolveSibling(FILE + ".new");
        try {
            Files.deleteIfExists(candidate);
            try (FileChannel channel = FileChannel.open(
                    candidate,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes =
                        StandardCharsets.UTF_8.encode(Wire.toJson(next).encode());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(candidate, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(e);
        }
        entries = next;
    }

    private static Failure unusable(Exception cause) {
        String words = String.valueOf(cause.getMessage());
        return FullDisk.in(words)
                .orElseGet(() -> Failure.of(FailureCode.UNAVAILABLE, "snmp.unusable", Map.of("cause", words)));
    }
}
